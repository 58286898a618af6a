// A card is more than a radio button can show.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { Button, Modal } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { IconAlertTriangle, IconPhotoPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Picture } from "../../../../shared/contract/media.ts";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import dialog from "../dialog.module.css";
import { moveAmong } from "../move-among.ts";
import { PictureDetails } from "./picture-details.tsx";
import classes from "./pictures.module.css";
import { useAddPictures, usePastedFiles, type Adding } from "./use-add-pictures.ts";

type Props = {
  opened: boolean;
  onClose: () => void;
  /** Files that were dropped or pasted where the dialog was opened from. */
  files?: readonly File[];
  /** Left out where pictures are only looked after. */
  onChoose?: (picture: Picture) => void;
};

const none: never[] = [];

/** The pictures of the project: add, name, choose, delete. */
export const PicturesDialog = (props: Props) => (
  <Modal opened={props.opened} onClose={props.onClose} title="Pictures" size={920}>
    <Body {...props} />
  </Modal>
);

function Body({ files = none, onChoose, onClose }: Props) {
  const pictures = useQuery(useEngine().media.list.queryOptions());
  const [wanted, setWanted] = useState<string | null>(null);
  const onAdded = useCallback(({ name }: Picture) => setWanted(name), []);
  const { adding, add, shrink, forget } = useAddPictures(onAdded);
  const open = useRef<() => void>(null);
  const taken = useRef(false);
  useEffect(() => {
    if (taken.current) return;
    taken.current = true;
    add(files);
  }, [add, files]);
  usePastedFiles(add);
  /** What is being written about the selected picture, which its chooser need not wait for. */
  const [words, setWords] = useState<Pick<Picture, "name" | "alt"> | null>(null);
  const choose = (picture: Picture) =>
    onChoose?.(words?.name === picture.name ? { ...picture, ...words } : picture);
  const all = pictures.data ?? none;
  const selected = all.find(({ name }) => name === wanted) ?? null;
  if (pictures.isError && !pictures.data)
    return (
      <ErrorState problem={readError(pictures.error)} onRetry={() => void pictures.refetch()} />
    );
  return (
    <div className={dialog.stack}>
      <Dropzone
        unstyled
        className={dialog.drop ?? ""}
        openRef={open}
        activateOnClick={false}
        activateOnKeyboard={false}
        enablePointerEvents
        inputProps={{ "aria-label": "Pictures to add" }}
        onDrop={() => undefined}
        onDropAny={(dropped, refused) => add([...dropped, ...refused.map(({ file }) => file)])}
      >
        <button
          type="button"
          data-autofocus
          className={`${dialog.dropBody} ${classes.add}`}
          onClick={() => open.current?.()}
        >
          <IconPhotoPlus size={22} />
          <span>Drop or paste pictures here, or press to choose</span>
          <span className={dialog.dropNote}>PNG, JPEG, GIF or WebP, up to 5 MB each</span>
        </button>
      </Dropzone>
      {adding.length > 0 ? (
        <ul className={dialog.files} aria-label="Being added" aria-live="polite">
          {adding.map((each) => (
            <AddingRow
              key={each.key}
              each={each}
              onShrink={() => void shrink(each)}
              onForget={() => forget(each.key)}
            />
          ))}
        </ul>
      ) : null}
      {pictures.isSuccess && all.length === 0 ? (
        <p className={dialog.lead}>
          No pictures yet. They are kept in the project and sent with every mail that shows them.
        </p>
      ) : (
        <div className={classes.columns}>
          <div
            className={classes.grid}
            role="radiogroup"
            aria-label="Pictures of the project"
            tabIndex={-1}
            onKeyDown={moveAmong}
          >
            {all.map((picture, at) => (
              <Card
                key={picture.name}
                picture={picture}
                checked={picture.name === selected?.name}
                // One of them is always a stop of the Tab key.
                stop={selected ? picture.name === selected.name : at === 0}
                onCheck={() => setWanted(picture.name)}
                {...(onChoose ? { onOpen: () => choose(picture) } : {})}
              />
            ))}
          </div>
          <div className={classes.details}>
            {selected ? (
              <PictureDetails
                key={selected.name}
                picture={selected}
                onAlt={(alt) => setWords({ name: selected.name, alt })}
              />
            ) : (
              <p className={dialog.lead}>
                Choose a picture to see what it is called and who shows it.
              </p>
            )}
          </div>
        </div>
      )}
      <div className={dialog.acts}>
        <Button onClick={onClose}>{onChoose ? "Cancel" : "Close"}</Button>
        {onChoose ? (
          <Button
            variant="filled"
            disabled={!selected}
            onClick={() => selected && choose(selected)}
          >
            Use picture
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function Card(props: {
  picture: Picture;
  checked: boolean;
  stop: boolean;
  onCheck: () => void;
  onOpen?: () => void;
}) {
  const { picture, checked } = props;
  const format = useFormat();
  return (
    <button
      type="button"
      role="radio"
      aria-checked={checked}
      data-checked={checked || undefined}
      tabIndex={props.stop ? 0 : -1}
      className={classes.card}
      onClick={props.onCheck}
      onDoubleClick={props.onOpen}
    >
      <img className={classes.thumb} src={`/media/${picture.name}`} alt="" loading="lazy" />
      <span className={`${classes.name} ellipsis`}>{picture.title}</span>
      <span className={classes.facts}>
        {picture.width} × {picture.height} · {format.size(picture.bytes)}
      </span>
    </button>
  );
}

function AddingRow(props: { each: Adding; onShrink: () => void; onForget: () => void }) {
  const { file, problem, shrinkable } = props.each;
  return (
    <li className={dialog.file}>
      {problem === null ? null : <IconAlertTriangle size={16} className={dialog.bad} />}
      <div className={dialog.fileBody}>
        <div className="ellipsis">{file.name}</div>
        {problem === null ? (
          <div className={dialog.dropNote}>Adding…</div>
        ) : (
          <div className={dialog.problem}>{problem}</div>
        )}
      </div>
      {shrinkable && problem !== null ? (
        <Button size="xs" onClick={props.onShrink}>
          Make it smaller
        </Button>
      ) : null}
      {problem === null ? null : (
        <Button size="xs" variant="subtle" color="gray" onClick={props.onForget}>
          Leave out
        </Button>
      )}
    </li>
  );
}
