import { Button } from "@mantine/core";
import { IconArrowRight, IconPlus } from "@tabler/icons-react";
import { activityOfType } from "../../../../../shared/activities/index.ts";
import { conditionWords } from "../../../../../shared/activities/words.ts";
import { outletsOf, readActivity } from "../../../../../shared/journey/graph.ts";
import { cutPath } from "../../../../../shared/journey/join.ts";
import { activityName, useNames } from "../../../../data/library.tsx";
import { useEditor } from "../editor-context.ts";
import type { PathRef } from "../store.ts";
import classes from "./inspector.module.css";
import { Panel } from "./panel.tsx";

/** The selected path: where it comes from and leads to, and what has to hold for it. */
export function PathPanel({ path }: { path: PathRef }) {
  const document = useEditor((editor) => editor.document);
  const select = useEditor((editor) => editor.select);
  const set = useEditor((editor) => editor.set);
  const run = useEditor((editor) => editor.run);
  const names = useNames(document);
  const from = document.activities[path.from];
  if (!from) return null;
  const outlet = outletsOf(from).find(({ id }) => id === path.outlet);
  const target = from.next[path.outlet];
  const to = target === undefined ? undefined : document.activities[target];
  const { type, settings } = readActivity(from);
  const asked = type?.asks(settings) ?? [];
  const branches = (settings as { branches?: { id: string }[] }).branches ?? [];
  const at = branches.findIndex(({ id }) => id === path.outlet);
  const conditions = type?.type === "multivariateSplit" ? asked.slice(at, at + 1) : asked;
  return (
    <Panel
      label="Path"
      type="Path"
      title={outlet?.label || `After ${activityName(from, names)}`}
      onClose={() => select({})}
      footer={
        outlet?.stub ? null : (
          <>
            <Button
              leftSection={<IconPlus size={15} />}
              onClick={() => set({ asking: { kind: "pick", at: path } })}
            >
              Insert here
            </Button>
            <span className={classes.space} />
            {to ? (
              <Button color="red" variant="subtle" onClick={() => run(cutPath(document, path))}>
                Disconnect
              </Button>
            ) : null}
          </>
        )
      }
    >
      <div className={classes.stack}>
        <p>
          {activityName(from, names)}{" "}
          <IconArrowRight size={13} aria-label="leads to" style={{ verticalAlign: "-2px" }} />{" "}
          {to ? activityName(to, names) : outlet?.stub ? "Held out" : "End"}
        </p>
        {conditions.length > 0 && at !== -1 ? (
          <p className={classes.hint}>
            {conditions.map((one) => conditionWords(one, names)).join(" and ")}
          </p>
        ) : conditions.length > 0 ? (
          <p className={classes.hint}>
            {path.outlet === "no" || path.outlet === "else" || path.outlet === "timedOut"
              ? "For everybody for whom it does not hold: "
              : "For those for whom it holds: "}
            {conditions.map((one) => conditionWords(one, names)).join("; ")}
          </p>
        ) : (
          <p className={classes.hint}>
            {activityOfType(from.type)?.type === "randomSplit"
              ? "Chance decides who goes here."
              : "Everybody goes here."}
          </p>
        )}
      </div>
    </Panel>
  );
}
