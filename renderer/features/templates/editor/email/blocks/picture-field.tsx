import { Button } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { IconPhoto } from "@tabler/icons-react";
import { useState } from "react";
import type { Picture } from "../../../../../../shared/contract/media.ts";
import { picturesIn } from "../../../../../../shared/domain/picture.ts";
import { PicturesDialog } from "../../../pictures/pictures-dialog.tsx";
import { usePastedFiles } from "../../../pictures/use-add-pictures.ts";
import classes from "./blocks.module.css";

/** The picture that is shown, and the way to another one. Files can be dropped or pasted on it. */
export function PictureField(props: { src: string; onChoose: (picture: Picture) => void }) {
  const { src, onChoose } = props;
  const [files, setFiles] = useState<File[] | null>(null);
  const [name] = picturesIn(src);
  usePastedFiles(setFiles, files === null);
  return (
    <section aria-label="Picture">
      <Dropzone
        unstyled
        className={classes.pictureDrop ?? ""}
        activateOnClick={false}
        activateOnKeyboard={false}
        enablePointerEvents
        inputProps={{ "aria-label": "Picture file" }}
        onDrop={() => undefined}
        onDropAny={(dropped, refused) => setFiles([...dropped, ...refused.map(({ file }) => file)])}
      >
        <div className={classes.picture}>
          {name ? (
            <img className={classes.pictureShown} src={`/media/${name}`} alt="" />
          ) : (
            <span className={classes.pictureNone}>
              <IconPhoto size={24} aria-hidden />
              {src === "" ? "Drop or paste a picture here" : "A picture from elsewhere"}
            </span>
          )}
          <Button leftSection={<IconPhoto size={14} />} onClick={() => setFiles([])}>
            {name ? "Change picture…" : "Choose picture…"}
          </Button>
        </div>{" "}
      </Dropzone>
      <PicturesDialog
        opened={files !== null}
        files={files ?? []}
        onClose={() => setFiles(null)}
        onChoose={(picture) => {
          setFiles(null);
          onChoose(picture);
        }}
      />
    </section>
  );
}
