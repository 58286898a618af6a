import { Button } from "@mantine/core";
import { Link } from "react-router";
import { editorPath } from "../edit.ts";
import { useBuilder } from "./builder-context.ts";
import classes from "./panel.module.css";
import { stepWords } from "./panel-words.ts";

/** Nobody is left: which step removed the last ones, and the way there. */
export function EmptyStep() {
  const { live, names, focus, rules: shown } = useBuilder();
  const { rules, panel, count } = live;
  const step = panel?.waterfall.find(({ contacts }, at) => at > 0 && contacts === 0) ?? null;
  const show = () => {
    if (!step || step.group === null) return;
    const { group, box } = step;
    const path = box === null ? null : editorPath(shown, { group, box, row: step.row ?? 0 });
    focus(path ? { ...path, part: "value" } : { group, part: "base" });
  };
  if (count?.allContacts === 0)
    return (
      <output className={classes.nobody}>
        <span>No contacts yet. Import a list to see who matches.</span>
        <Button size="xs" component={Link} to="/audience/import">
          Import contacts
        </Button>
      </output>
    );
  return (
    <output className={classes.nobody}>
      <span>
        0 contacts match.
        {step && rules
          ? ` The step that removes the last ones is “${stepWords(step, rules, names)}”.`
          : ""}
      </span>
      {step ? (
        <Button size="xs" onClick={show}>
          Show step
        </Button>
      ) : null}
    </output>
  );
}
