import { Button } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import type { Import } from "../../../../shared/contract/imports.ts";
import { useEngine } from "../../../data/engine.tsx";
import { Card } from "../../../ui/card.tsx";
import { Tile } from "../../../ui/tile.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { ChooseFile } from "./choose-file.tsx";
import classes from "./import.module.css";
import { ReadOptionsFields } from "./read-options.tsx";
import { StepFrame } from "./step-frame.tsx";

/** Step 1: which file, and how it is read. */
export function FileStep(props: {
  imported: Import | null;
  onTaken: (imported: Import) => void;
  onOther: () => void;
  onNext: () => void;
}) {
  const { imported } = props;
  return (
    <StepFrame
      // Another step for the focus: it goes to the first field of what is now asked.
      key={imported ? "read" : "choose"}
      label="File"
      footer={
        <>
          <span className={classes.space} />
          <Button variant="filled" disabled={!imported} onClick={props.onNext}>
            Next
          </Button>
        </>
      }
    >
      {imported ? (
        <FileCard imported={imported} onOther={props.onOther} />
      ) : (
        <ChooseFile onTaken={props.onTaken} />
      )}
    </StepFrame>
  );
}

function FileCard({ imported, onOther }: { imported: Import; onOther: () => void }) {
  const format = useFormat();
  const discard = useMutation(useEngine().imports.discard.mutationOptions({ onSuccess: onOther }));
  return (
    <Card>
      <div className={classes.file}>
        <Tile tone="accent">
          <IconFileText size={16} />
        </Tile>
        <div className={classes.grow}>
          <div className={classes.name}>{imported.fileName}</div>
          <div className={classes.dropNote}>{format.size(imported.bytes)}</div>
        </div>
        <Button loading={discard.isPending} onClick={() => discard.mutate({ id: imported.id })}>
          Choose another file
        </Button>
      </div>
      <p className={classes.sentence} aria-live="polite">
        {imported.summary}
      </p>
      <ReadOptionsFields imported={imported} />
      <RawPreview imported={imported} />
    </Card>
  );
}

/** The first rows as they were read, so that a wrong encoding or delimiter is seen. */
const RawPreview = ({ imported }: { imported: Import }) => (
  // What scrolls must be reachable by the keyboard.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <section className={classes.scroll} aria-label="First rows of the file" tabIndex={0}>
    <table className={classes.raw}>
      <thead>
        <tr>
          {imported.columns.map(({ index, header }) => (
            <th key={index} scope="col">
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {imported.preview.map((cells, row) => (
          <tr key={row}>
            {imported.columns.map(({ index }) => (
              <td key={index}>{cells[index] ?? ""}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
