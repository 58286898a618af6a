import { Button } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { Link } from "react-router";
import type { Import } from "../../../../shared/contract/imports.ts";
import { useEngine } from "../../../data/engine.tsx";
import { ConfirmPopover } from "../../../ui/confirm-popover.tsx";
import type { Column } from "../../../ui/data-table-types.ts";
import { unknown, type Format } from "../../../ui/format.ts";
import { IconAction } from "../../../ui/icon-action.tsx";
import { Time } from "../../../ui/time.tsx";
import { DownloadRejects, UndoImport } from "./import-acts.tsx";
import { ImportStatePill } from "./import-state.tsx";
import classes from "./imports.module.css";
import { isOver } from "./steps.ts";

/** Whether what an import did is still there. */
const stands = ({ state, counts }: Import): boolean =>
  state === "imported" || (state === "cancelled" && counts !== null);

/** A check has figures too, but of what it would do. */
const did = (row: Import) => (stands(row) ? row.counts : null);

export const importColumns = (format: Format): Column<Import>[] => [
  {
    key: "file",
    header: "File",
    width: "minmax(200px, 1.6fr)",
    cell: ({ fileName, bytes }) => (
      <span className={classes.file}>
        <span className={`${classes.name} ellipsis`}>{fileName}</span>
        <span className={classes.quiet}>{format.size(bytes)}</span>
      </span>
    ),
  },
  {
    key: "state",
    header: "State",
    width: "136px",
    cell: ({ state }) => <ImportStatePill state={state} />,
  },
  {
    key: "when",
    header: "When",
    width: "110px",
    cell: ({ endedAt, createdAt }) => <Time at={endedAt ?? createdAt} />,
  },
  {
    key: "contacts",
    header: "Contacts",
    width: "120px",
    cell: (row) =>
      stands(row) ? (
        <Link to={`/audience?import=${row.id}`}>View contacts</Link>
      ) : (
        <span className={classes.quiet}>{unknown}</span>
      ),
  },
  {
    key: "added",
    header: "Added",
    width: "90px",
    align: "end",
    cell: (row) => format.count(did(row)?.added ?? null),
  },
  {
    key: "updated",
    header: "Updated",
    width: "90px",
    align: "end",
    cell: (row) => format.count(did(row)?.updated ?? null),
  },
  {
    key: "rejected",
    header: "Rejected",
    width: "90px",
    align: "end",
    cell: (row) => format.count(did(row)?.rejected ?? null),
  },
  {
    key: "acts",
    header: "Actions",
    width: "minmax(250px, 1fr)",
    hideHeader: true,
    align: "end",
    cell: (row) => <Acts imported={row} />,
  },
];

function Acts({ imported }: { imported: Import }) {
  const { state, fileName, id } = imported;
  const discard = useMutation(useEngine().imports.discard.mutationOptions());
  const unfinished = !isOver(imported) && state !== "checking";
  return (
    <span className={classes.acts}>
      {(did(imported)?.rejected ?? 0) > 0 ? (
        <DownloadRejects imported={imported} label="Rejected rows" size="xs" />
      ) : null}
      {imported.canUndo ? <UndoImport imported={imported} label="Undo" size="xs" /> : null}
      {unfinished && ["inspected", "checked"].includes(state) ? (
        <Button size="xs" component={Link} to={`/audience/import/${id}`}>
          Continue
        </Button>
      ) : null}
      {unfinished && !imported.canUndo ? (
        <ConfirmPopover
          question={`Remove ${fileName} from this list? Its copy in the project is deleted; contacts stay as they are.`}
          confirm="Remove"
          danger
          onConfirm={() => discard.mutateAsync({ id })}
        >
          {(open) => (
            <IconAction size="sm" label={`Remove ${fileName}`} onClick={open}>
              <IconTrash size={16} />
            </IconAction>
          )}
        </ConfirmPopover>
      ) : null}
    </span>
  );
}
