import { Button } from "@mantine/core";
import { IconArrowRight, IconPlus } from "@tabler/icons-react";
import { activityOfType } from "../../../../../shared/activities/index.ts";
import { conditionWords } from "../../../../../shared/activities/words.ts";
import { outletsOf, readActivity } from "../../../../../shared/journey/graph.ts";
import { setSettings } from "../../../../../shared/journey/settings.ts";
import { cutPath } from "../../../../../shared/journey/join.ts";
import { activityName, useNames } from "../../../../data/library.tsx";
import { plural } from "../../../../ui/format.ts";
import { useFormat } from "../../../../ui/window-settings.tsx";
import { useEditor } from "../editor-context.ts";
import type { PathRef } from "../store.ts";
import classes from "./inspector.module.css";
import { useLive } from "../live/use-live.ts";
import { NameInput } from "./name-input.tsx";
import { Panel } from "./panel.tsx";

/** The selected path: where it comes from and leads to, and what has to hold for it. */
export function PathPanel({ path }: { path: PathRef }) {
  const document = useEditor((editor) => editor.document);
  const select = useEditor((editor) => editor.select);
  const set = useEditor((editor) => editor.set);
  const run = useEditor((editor) => editor.run);
  const names = useNames(document);
  const live = useLive().data;
  const format = useFormat();
  const from = document.activities[path.from];
  if (!from) return null;
  const taken = live?.activities.find(({ activity }) => activity === path.from)?.outlets[
    path.outlet
  ];
  const outlet = outletsOf(from).find(({ id }) => id === path.outlet);
  const target = from.next[path.outlet];
  const to = target === undefined ? undefined : document.activities[target];
  const { type, settings } = readActivity(from);
  const asked = type?.asks(settings) ?? [];
  const branches =
    type?.type === "multivariateSplit" || type?.type === "randomSplit"
      ? (settings as { branches: { id: string; name: string }[] }).branches
      : [];
  const branch = branches.find(({ id }) => id === path.outlet);
  const at = branches.findIndex(({ id }) => id === path.outlet);
  const conditions = type?.type === "multivariateSplit" ? asked.slice(at, at + 1) : asked;
  return (
    <Panel
      label="Path"
      type="Path"
      title={
        branch ? (
          <NameInput
            label="Name of the path"
            value={branch.name}
            fallback={outlet?.label ?? ""}
            onCommit={(name) =>
              run(
                setSettings(
                  document,
                  path.from,
                  {
                    ...(settings as object),
                    branches: branches.map((one) => (one === branch ? { ...one, name } : one)),
                  },
                  `Path named ${name}.`,
                ),
              )
            }
          />
        ) : (
          outlet?.label || `After ${activityName(from, names)}`
        )
      }
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
        {taken === undefined ? null : (
          <p>
            <span className="num">{plural(format.count(taken), "person", "people")}</span> went here
            in v{live?.version}.
          </p>
        )}
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
