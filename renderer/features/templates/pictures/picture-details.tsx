import { Button, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import type { Picture } from "../../../../shared/contract/media.ts";
import { useEngine } from "../../../data/engine.tsx";
import { isEngineAnswer, readError } from "../../../data/read-error.ts";
import { showToast } from "../../../ui/toast.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import dialog from "../dialog.module.css";
import classes from "./pictures.module.css";

const placeOf = ({ kind, id }: Picture["usedBy"][number]) =>
  kind === "brand" ? "/templates" : `/${kind}s/${id}`;

/** What a picture is called, what it shows for those who don't see it, and who shows it. */
export function PictureDetails(props: { picture: Picture; onAlt: (alt: string) => void }) {
  const { picture, onAlt } = props;
  const { media } = useEngine();
  const format = useFormat();
  const [title, setTitle] = useState(picture.title);
  const [alt, setAlt] = useState(picture.alt);
  const quiet = { meta: { quiet: true } };
  const describe = useMutation(media.describe.mutationOptions());
  const remove = useMutation(media.remove.mutationOptions(quiet));
  const restore = useMutation(media.restore.mutationOptions());
  const missing = title.trim() === "";
  const keep = () => {
    const changed = title.trim() !== picture.title || alt.trim() !== picture.alt;
    if (!missing && changed)
      describe.mutate({ name: picture.name, title: title.trim(), alt: alt.trim() });
  };
  const problem = remove.error ? readError(remove.error) : null;
  const inUse = isEngineAnswer(remove.error) && remove.error.code === "IN_USE";
  return (
    <section className={dialog.stack} aria-label={`About ${picture.title}`}>
      <img className={classes.large} src={`/media/${picture.name}`} alt={picture.alt} />
      <p className={classes.facts}>
        {picture.type.toUpperCase()} · {picture.width} × {picture.height} pixels ·{" "}
        {format.size(picture.bytes)}
      </p>
      <TextInput
        label="Name"
        maxLength={200}
        autoComplete="off"
        value={title}
        error={missing ? "Name the picture." : null}
        onChange={(event) => setTitle(event.currentTarget.value)}
        onBlur={keep}
      />
      <TextInput
        label="Alternative text"
        description="What it shows. Put into mails with it; each mail can say it differently."
        inputWrapperOrder={["label", "input", "description", "error"]}
        maxLength={500}
        autoComplete="off"
        value={alt}
        onChange={(event) => {
          setAlt(event.currentTarget.value);
          onAlt(event.currentTarget.value.trim());
        }}
        onBlur={keep}
      />
      <div>
        <span className={dialog.label}>Used by</span>
        {picture.usedBy.length === 0 ? (
          <span className={classes.facts}>Nothing yet</span>
        ) : (
          <ul className={classes.uses}>
            {picture.usedBy.map((use) => (
              <li key={`${use.kind}-${use.id}`}>
                {use.kind === "brand" ? use.name : <Link to={placeOf(use)}>{use.name}</Link>}
              </li>
            ))}
          </ul>
        )}
      </div>
      {problem ? (
        <p className={dialog.problem} role="alert">
          {inUse ? `${problem.message} ${problem.cure ?? ""}` : problem.message}
        </p>
      ) : null}
      <div>
        <Button
          size="xs"
          color="red"
          leftSection={<IconTrash size={14} />}
          onClick={() =>
            remove.mutate(
              { name: picture.name },
              {
                onSuccess: () =>
                  showToast({
                    text: `“${picture.title}” is deleted.`,
                    undo: () => restore.mutate({ name: picture.name }),
                  }),
              },
            )
          }
        >
          Delete
        </Button>
      </div>
    </section>
  );
}
