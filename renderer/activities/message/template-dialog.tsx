import { Button, Modal, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import type { TemplateRow } from "../../../shared/contract/templates.ts";
import { fold } from "../../../shared/domain/segment-text.ts";
import type { TemplateType } from "../../../shared/domain/template/template.ts";
import { useLibrary } from "../../data/library.tsx";
import classes from "./message.module.css";
import { TemplatePicture } from "./template-picture.tsx";

export const channelWords: Record<Exclude<TemplateType, "inapp">, string> = {
  email: "email",
  sms: "SMS",
  push: "push",
  voice: "voice",
};

const articles = { email: "an", sms: "an", push: "a", voice: "a" };

type Props = {
  channel: Exclude<TemplateType, "inapp">;
  chosen: string | null;
  onChoose: (row: TemplateRow) => void;
};

/** The templates of one channel, to choose from. */
export function TemplateDialog(props: Props & { opened: boolean; onClose: () => void }) {
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={`Choose ${articles[props.channel]} ${channelWords[props.channel]} template`}
      size={620}
    >
      <Choice {...props} />
    </Modal>
  );
}

function Choice({ channel, chosen, onChoose }: Props) {
  const { templates } = useLibrary();
  const [search, setSearch] = useState("");
  const wanted = fold(search.trim());
  const all = [...templates.values()].filter(({ type, archived }) => type === channel && !archived);
  const shown = all.filter(({ name }) => fold(name).includes(wanted));
  if (all.length === 0)
    return (
      <p className={classes.none}>
        There is no template for {channelWords[channel]} yet.{" "}
        <Link to="/templates">Make one in Templates.</Link>
      </p>
    );
  return (
    <>
      <TextInput
        data-autofocus
        aria-label="Find a template"
        placeholder="Find a template"
        leftSection={<IconSearch size={14} />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = shown;
          if (event.key === "Enter" && first && wanted !== "") onChoose(first);
        }}
      />
      {shown.length === 0 ? (
        <p className={classes.none}>
          No template is called that.{" "}
          <Button size="xs" variant="subtle" onClick={() => setSearch("")}>
            Clear search
          </Button>
        </p>
      ) : (
        <ul className={classes.list} aria-label="Templates">
          {shown.map((row) => (
            <li key={row.id}>
              <button
                type="button"
                className={classes.card}
                aria-pressed={row.id === chosen}
                onClick={() => onChoose(row)}
              >
                <TemplatePicture row={row} height={120} />
                <span className={classes.cardWords}>
                  <span className={classes.name}>{row.name}</span>
                  <br />
                  <span className={classes.quote}>
                    {row.activeVersion === null
                      ? "No version yet"
                      : `Version ${row.activeVersion} is active`}
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
