import { Button, Modal } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { IconAlertTriangle, IconCircleCheck, IconFileImport } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { Link } from "react-router";
import { useEngine } from "../../../data/engine.tsx";
import { plural } from "../../../ui/format.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import classes from "./import.module.css";
import { useImport, type Imported } from "./use-import.ts";

type Props = { opened: boolean; files: readonly File[]; onClose: () => void };

/** Files of ours and of Pinpoint become drafts; what they refer to and is not here is listed. */
export const ImportDialog = (props: Props) => (
  <Modal opened={props.opened} onClose={props.onClose} title="Import journeys" size={580}>
    <Body {...props} />
  </Modal>
);

function Body({ files: given, onClose }: Props) {
  const { files, take, busy } = useImport();
  const open = useRef<() => void>(null);
  const taken = useRef(false);
  useEffect(() => {
    if (taken.current || given.length === 0) return;
    taken.current = true;
    void take(given);
  }, [given, take]);
  return (
    <div className={classes.stack}>
      <Dropzone
        unstyled
        className={classes.drop ?? ""}
        openRef={open}
        loading={busy}
        activateOnClick={false}
        activateOnKeyboard={false}
        enablePointerEvents
        inputProps={{ "aria-label": "Files to import" }}
        onDrop={() => undefined}
        onDropAny={(dropped, refused) =>
          void take([...dropped, ...refused.map(({ file }) => file)])
        }
      >
        <button
          type="button"
          data-autofocus
          className={classes.dropBody}
          onClick={() => open.current?.()}
        >
          <IconFileImport size={28} />
          <span>Drop files here, or press to choose</span>
          <span className={classes.note}>JSON from Wayline or Amazon Pinpoint</span>
        </button>
      </Dropzone>
      {files.length > 0 ? (
        <ul className={classes.files} aria-label="Files" aria-live="polite">
          {files.map((each) => (
            <Result key={each.key} each={each} />
          ))}
        </ul>
      ) : null}
      <div className={classes.acts}>
        <Button variant={files.length > 0 ? "filled" : "default"} onClick={onClose}>
          {files.length > 0 ? "Done" : "Cancel"}
        </Button>
      </div>
    </div>
  );
}

function Result({ each: { fileName, result, problem } }: { each: Imported }) {
  const format = useFormat();
  const rows = useQuery(useEngine().journeys.list.queryOptions()).data;
  if (!result)
    return (
      <li className={classes.file}>
        <IconAlertTriangle size={16} className={classes.bad} aria-hidden />
        <div className={classes.body}>
          <div className="ellipsis">{fileName}</div>
          <div className={classes.problem}>{problem}</div>
        </div>
      </li>
    );
  const { ids, missing, kept } = result;
  return (
    <li className={classes.file}>
      <IconCircleCheck size={16} className={classes.good} aria-hidden />
      <div className={classes.body}>
        <div className="ellipsis">{fileName}</div>
        <div className={classes.note}>
          {plural(format.count(ids.length), "draft")}:{" "}
          {ids.map((id, index) => (
            <span key={id}>
              {index > 0 ? ", " : ""}
              <Link className="link" to={`/journeys/${id}`}>
                {rows?.find((row) => row.id === id)?.name ?? "Open"}
              </Link>
            </span>
          ))}
        </div>
        <Places title="Not in this project, to be chosen in the journey" places={missing} />
        <Places title="Kept or read a little differently" places={kept} />
      </div>
    </li>
  );
}

function Places(props: { title: string; places: readonly { place: string; text: string }[] }) {
  if (props.places.length === 0) return null;
  return (
    <>
      <div className={classes.heading}>{props.title}</div>
      <ul className={classes.places}>
        {props.places.map(({ place, text }) => (
          <li key={`${place} ${text}`}>
            {text.includes(place) ? null : <b>{place}: </b>}
            {text}
          </li>
        ))}
      </ul>
    </>
  );
}
