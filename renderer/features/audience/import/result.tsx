import { Button } from "@mantine/core";
import { IconArrowBackUp, IconBan, IconCircleCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Import } from "../../../../shared/contract/imports.ts";
import { Card } from "../../../ui/card.tsx";
import { Tile } from "../../../ui/tile.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { DownloadRejects, UndoImport } from "./import-acts.tsx";
import { alsoSentence, resultSentence } from "./import-words.ts";
import classes from "./run.module.css";

/** What an import came to, and what can be done with it now. */
export function ImportResult({ imported }: { imported: Import }) {
  const format = useFormat();
  const { state, counts, undoNote } = imported;
  if (state === "undone")
    return (
      <Ended
        tile={
          <Tile tone="neutral" size={34}>
            {<IconArrowBackUp size={18} />}
          </Tile>
        }
        sentence={`The import of ${imported.fileName} is undone.`}
        note={undoNote}
      />
    );
  // Rolled back: nothing of it is left.
  if (state === "cancelled" && counts === null)
    return (
      <Ended
        tile={
          <Tile tone="neutral" size={34}>
            {<IconBan size={18} />}
          </Tile>
        }
        sentence="Cancelled. Everything that was imported is rolled back."
        note={undoNote}
      />
    );
  const sentence = counts ? resultSentence(counts, format) : "Imported.";
  return (
    <Ended
      tile={
        <Tile tone="success" size={34}>
          {<IconCircleCheck size={18} />}
        </Tile>
      }
      sentence={state === "cancelled" ? `Cancelled. ${sentence}` : sentence}
      also={counts ? alsoSentence(counts, format) : ""}
      note={undoNote}
    >
      {counts && counts.rejected > 0 ? (
        <DownloadRejects imported={imported} label="Download rejected rows" />
      ) : null}
      {imported.canUndo ? <UndoImport imported={imported} label="Undo this import" /> : null}
      {imported.segmentId ? (
        <Button component={Link} to={`/segments/${imported.segmentId}`}>
          View segment
        </Button>
      ) : null}
    </Ended>
  );
}

const Ended = (props: {
  tile: ReactNode;
  sentence: string;
  also?: string;
  note: string | null;
  children?: ReactNode;
}) => (
  <Card>
    <div className={classes.result}>
      {props.tile}
      <div className={classes.words}>
        <output className={classes.sentence}>{props.sentence}</output>
        {props.also ? <p className={classes.also}>{props.also}</p> : null}
        {props.note ? <p className={classes.note}>{props.note}</p> : null}
        {props.children ? <div className={classes.acts}>{props.children}</div> : null}
      </div>
    </div>
  </Card>
);
