import { IconMail, IconMailOpened, IconX } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import type { Folder, MessageRow } from "../../../shared/contract/messages.ts";
import { useEngine } from "../../data/engine.tsx";
import { IconAction } from "../../ui/icon-action.tsx";
import { useFormat } from "../../ui/window-settings.tsx";
import classes from "./bars.module.css";
import { HeldActs } from "./held-acts.tsx";
import { PlayMenu } from "./play-menu.tsx";
import { ResolveUnknown } from "./resolve-unknown.tsx";
import { SimulateMenu } from "./simulate-menu.tsx";

/** Acts on the ticked rows. */
export function SelectionBar(props: {
  folder: Folder;
  rows: readonly MessageRow[];
  onClear: () => void;
}) {
  const { folder, rows, onClear } = props;
  const ids = rows.map(({ id }) => id);
  const [family, ...others] = [...new Set(rows.map((row) => row.family))];
  const format = useFormat();
  const mark = useMutation(useEngine().messages.markRead.mutationOptions());
  const markAll = (read: boolean) => {
    for (let from = 0; from < ids.length; from += 500)
      mark.mutate({ ids: ids.slice(from, from + 500), read });
  };
  return (
    <section className={classes.selection} aria-label="Selection">
      <output className={classes.selected}>{format.count(ids.length)} selected</output>
      {folder === "held" ? (
        <HeldActs ids={ids} onDone={onClear} />
      ) : folder === "unknown" ? (
        <ResolveUnknown count={ids.length} ids={() => Promise.resolve(ids)} onDone={onClear} />
      ) : (
        <>
          <IconAction size="sm" label="Mark read" onClick={() => markAll(true)}>
            <IconMailOpened size={16} />
          </IconAction>
          <IconAction size="sm" label="Mark unread" onClick={() => markAll(false)}>
            <IconMail size={16} />
          </IconAction>
          {family === "email" && others.length === 0 ? (
            <SimulateMenu ids={ids} links={null} size="xs" />
          ) : null}
          {family && family !== "email" && others.length === 0 ? (
            <PlayMenu ids={ids} family={family} size="xs" />
          ) : null}
        </>
      )}
      <IconAction size="sm" label="Clear selection" onClick={onClear}>
        <IconX size={14} />
      </IconAction>
    </section>
  );
}
