import { Combobox, Modal, useCombobox } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { activities, type ActivityType } from "../../../../../shared/activities/index.ts";
import { outletsOf } from "../../../../../shared/journey/graph.ts";
import { insertBefore, insertOnPath } from "../../../../../shared/journey/insert.ts";
import { viewOf } from "../../../../activities/index.ts";
import { activityName, useNames } from "../../../../data/library.tsx";
import { useEditor, useEditorStore } from "../editor-context.ts";
import { freshId } from "../fresh-id.ts";
import { ActivityTile } from "../inspector/activity-tile.tsx";
import { paletteTypes, remember, useRecent } from "./palette-types.ts";
import { focusCard } from "./focus-card.ts";
import classes from "./picker.module.css";

/** Asks what to put on a path: type to search, Enter inserts, Escape closes. */
export function Picker() {
  const asking = useEditor((editor) => (editor.asking?.kind === "pick" ? editor.asking : null));
  const store = useEditorStore();
  const document = useEditor((editor) => editor.document);
  const names = useNames(document);
  if (!asking) return null;
  const from = asking.at ? document.activities[asking.at.from] : undefined;
  const label =
    from && asking.at ? outletsOf(from).find(({ id }) => id === asking.at?.outlet)?.label : "";
  const before = asking.before === undefined ? undefined : document.activities[asking.before];
  const title = before
    ? `Add before ${activityName(before, names)}`
    : from
      ? `Add after ${activityName(from, names)}${label ? ` · ${label}` : ""}`
      : "Add activity";
  const close = () => {
    const { selection, set } = store.getState();
    set({ asking: null });
    const [id] = selection.activities;
    if (id !== undefined) focusCard(id);
  };
  const choose = (type: ActivityType) => {
    const { document: now, run, set, show } = store.getState();
    const id = freshId();
    const edited =
      asking.before === undefined
        ? asking.at
          ? insertOnPath(now, asking.at, { id, type })
          : null
        : insertBefore(now, asking.before, { id, type });
    set({ asking: null });
    if (!edited || !run(edited)) return;
    remember(type);
    // By keyboard the next thing to do is its first field.
    show(id, "");
  };
  return (
    <Modal opened onClose={close} title={title} size={360} yOffset="14vh" withCloseButton={false}>
      <Choices onChoose={choose} />
    </Modal>
  );
}

function Choices({ onChoose }: { onChoose: (type: ActivityType) => void }) {
  const [wanted, setWanted] = useState("");
  const recent = useRecent();
  const combobox = useCombobox({ opened: true });
  const found = paletteTypes(wanted);
  const listed = wanted === "" ? recent.slice(0, 3) : [];
  const { selectFirstOption } = combobox;
  useEffect(() => {
    selectFirstOption();
    // Only a new search moves back to the first one.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [wanted]);
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(value) => onChoose(value.split(":")[1] as ActivityType)}
    >
      <Combobox.EventsTarget>
        <label className={classes.search}>
          <IconSearch size={16} aria-hidden />
          <input
            data-autofocus
            aria-label="Find an activity"
            placeholder="Find an activity"
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
          />
        </label>
      </Combobox.EventsTarget>
      <Combobox.Options className={classes.list ?? ""} aria-label="Activities">
        {listed.length > 0 ? (
          <Combobox.Group label="Used last">
            {listed.map((type) => (
              <Choice key={type} type={type} group="recent" />
            ))}
          </Combobox.Group>
        ) : null}
        {found.map(({ group, types }) => (
          <Combobox.Group key={group} label={group}>
            {types.map((type) => (
              <Choice key={type} type={type} group={group} />
            ))}
          </Combobox.Group>
        ))}
        {found.length === 0 ? (
          <Combobox.Empty>No activity is called “{wanted}”.</Combobox.Empty>
        ) : null}
      </Combobox.Options>
    </Combobox>
  );
}

function Choice({ type, group }: { type: ActivityType; group: string }) {
  return (
    <Combobox.Option value={`${group}:${type}`} className={classes.choice ?? ""}>
      <ActivityTile type={type} size={20} />
      <span>
        {activities[type].title}
        <br />
        <small>{activities[type].purpose}</small>
      </span>
    </Combobox.Option>
  );
}

export const isPaletteType = (type: string): type is ActivityType =>
  Object.hasOwn(activities, type) && viewOf(type as ActivityType).group !== null;
