import { Button, Modal, TextInput } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { IconAlertTriangle, IconFileImport } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { plural } from "../../../ui/format.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import { channelOf, ChannelTile } from "../channels.tsx";
import dialog from "../dialog.module.css";
import { useImport, type ReadFile } from "./use-import.ts";

type Props = { opened: boolean; files: readonly File[]; onClose: () => void };

/** Files become templates: HTML, MJML, or Pinpoint's JSON. */
export const ImportDialog = (props: Props) => (
  <Modal opened={props.opened} onClose={props.onClose} title="Import templates" size={560}>
    <Body {...props} />
  </Modal>
);

function Body({ files, onClose }: Props) {
  const format = useFormat();
  const { read, take, rename, create, busy } = useImport(onClose);
  const open = useRef<() => void>(null);
  const taken = useRef(false);
  useEffect(() => {
    if (taken.current) return;
    taken.current = true;
    take(files);
  }, [files, take]);
  const good = read.filter(({ file }) => file !== null).length;
  return (
    <div className={dialog.stack}>
      <Dropzone
        unstyled
        className={dialog.drop ?? ""}
        openRef={open}
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
          className={dialog.dropBody}
          onClick={() => open.current?.()}
        >
          <IconFileImport size={28} />
          <span>Drop files here, or press to choose</span>
          <span className={dialog.dropNote}>
            HTML, MJML, or JSON of Amazon Pinpoint’s templates
          </span>
        </button>
      </Dropzone>
      {read.length > 0 ? (
        <ul className={dialog.files} aria-label="Files" aria-live="polite">
          {read.map((each) => (
            <Row key={each.key} each={each} onRename={(name) => rename(each.key, name)} />
          ))}
        </ul>
      ) : null}
      <div className={dialog.acts}>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="filled" disabled={good === 0} loading={busy} onClick={() => void create()}>
          {good === 0 ? "Import" : `Import ${plural(format.count(good), "template")}`}
        </Button>
      </div>
    </div>
  );
}

function Row({ each, onRename }: { each: ReadFile; onRename: (name: string) => void }) {
  const { file, problem, fileName } = each;
  if (!file)
    return (
      <li className={dialog.file}>
        <IconAlertTriangle size={16} className={dialog.bad} />
        <div className={dialog.fileBody}>
          <div className="ellipsis">{fileName}</div>
          <div className={dialog.problem}>{problem}</div>
        </div>
      </li>
    );
  return (
    <li className={dialog.file}>
      <ChannelTile type={file.content.type} />
      <TextInput
        className={dialog.fileBody ?? ""}
        size="sm"
        aria-label={`Name for ${fileName}`}
        description={`${channelOf(file.content.type).name} · ${fileName}`}
        inputWrapperOrder={["input", "description", "error"]}
        maxLength={128}
        value={file.name}
        error={problem}
        onChange={(event) => onRename(event.currentTarget.value)}
      />
    </li>
  );
}
