import { Button, Modal } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { IconFileImport } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useJourneyImport, type Taken } from "./use-journey-import.ts";
import classes from "./list.module.css";

type Props = { opened: boolean; files: readonly File[]; onClose: () => void };

/** Journeys of ours or of Pinpoint come in as drafts. */
export const ImportDialog = (props: Props) => (
  <Modal opened={props.opened} onClose={props.onClose} title="Import journeys" size={560}>
    <Body {...props} />
  </Modal>
);

function Body({ files, onClose }: Props) {
  const { taken, take, open } = useJourneyImport();
  const choose = useRef<() => void>(null);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    take(files);
  }, [files, take]);
  return (
    <div className={classes.stack}>
      <Dropzone
        unstyled
        openRef={choose}
        activateOnClick={false}
        activateOnKeyboard={false}
        enablePointerEvents
        inputProps={{ "aria-label": "Files to import" }}
        onDrop={() => undefined}
        onDropAny={(dropped, refused) => take([...dropped, ...refused.map(({ file }) => file)])}
      >
        <button
          type="button"
          data-autofocus
          className={classes.dropBody}
          onClick={() => choose.current?.()}
        >
          <IconFileImport size={28} />
          <span>Drop files here, or press to choose</span>
          <span className={classes.small}>JSON of Wayline or of Amazon Pinpoint’s get-journey</span>
        </button>
      </Dropzone>
      {taken.length > 0 ? (
        <ul className={classes.files} aria-label="Files" aria-live="polite">
          {taken.map((each) => (
            <FileRow key={each.key} each={each} onOpen={open} />
          ))}
        </ul>
      ) : null}
      <div className={classes.dialogActs}>
        <Button onClick={onClose}>Close</Button>
      </div>
    </div>
  );
}

function FileRow({ each, onOpen }: { each: Taken; onOpen: (id: string) => void }) {
  const [first] = each.ids;
  const said = [...each.missing, ...each.kept];
  return (
    <li className={classes.file}>
      <div className={classes.lines}>
        <div className={classes.title}>{each.fileName}</div>
        {each.problem === null ? null : <div className={classes.error}>{each.problem}</div>}
        {first !== undefined ? (
          <div className={classes.small}>
            {said.length === 0 ? "Imported as a draft." : "Imported as a draft. To look after:"}
          </div>
        ) : null}
        {said.length > 0 ? (
          <ul className={classes.said}>
            {said.map(({ place, text }) => (
              <li key={`${place} ${text}`}>
                <b>{place}</b> {text}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      {first !== undefined && each.ids.length === 1 ? (
        <Button size="xs" onClick={() => onOpen(first)}>
          Open
        </Button>
      ) : null}
    </li>
  );
}
