import { Combobox, useCombobox } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { JourneyPart } from "../../../../../shared/contract/journey-parts.ts";
import type { ActivityType } from "../../../../../shared/activities/index.ts";
import { outletsOf } from "../../../../../shared/journey/graph.ts";
import { activityName, useNames } from "../../../../data/library.tsx";
import { useEditor, useEditorStore } from "../editor-context.ts";
import { freshId } from "../fresh-id.ts";
import type { Asking } from "../store.ts";
import { cardSpot, pathSpot, type Spot } from "./anchor.ts";
import { Anchored } from "./anchored.tsx";
import { focusCard } from "./focus-card.ts";
import { paletteTypes, remember, useRecent } from "./palette-types.ts";
import { insertPart, useKeptParts } from "./kept-parts.ts";
import { Pick, PickPart, type Picked } from "./pick.tsx";
import { insertAt, isFollowed, onOnePath, refusalOf, underChoices } from "./picks.ts";
import classes from "./picker.module.css";

type Picking = Extract<Asking, { kind: "pick" }>;

/** Asks at the “+” what to put on a path: type to search, Enter inserts, Escape closes. */
export function Picker() {
  const asking = useEditor((editor) => (editor.asking?.kind === "pick" ? editor.asking : null));
  return asking ? <Asked key={keyOf(asking)} asking={asking} /> : null;
}

const keyOf = ({ at, before }: Picking) => `${at?.from}:${at?.outlet}:${before}`;

function spotOf({ at, before, point }: Picking): Spot {
  if (point) return { ...point, width: 0, height: 0 };
  return at ? pathSpot(at) : cardSpot(before ?? "");
}

function Asked({ asking }: { asking: Picking }) {
  const store = useEditorStore();
  const document = useEditor((editor) => editor.document);
  const names = useNames(document);
  const [spot] = useState(() => spotOf(asking));
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
    const id = selection.activities[0] ?? asking.before ?? asking.at?.from;
    if (id !== undefined) focusCard(id);
  };
  const choose = ({ type, under }: Picked, byMouse: boolean) => {
    const { document: now, run, set, show } = store.getState();
    const id = freshId();
    set({ asking: null });
    if (!run(insertAt(now, asking, { id, type, ...(under === null ? {} : { under }) }))) return;
    remember(type);
    // By keyboard the next thing to do is its first field.
    if (byMouse) focusCard(id);
    else show(id, "");
  };
  const choosePart = (part: JourneyPart) => {
    const { document: now, run, set } = store.getState();
    set({ asking: null });
    if (!run(insertPart(now, part, asking.at))) return;
    const [first] = store.getState().selection.activities;
    if (first !== undefined) focusCard(first);
  };
  return (
    <Anchored spot={spot} title={title} width={320} position="right" onClose={close}>
      <Choices asking={asking} onChoose={choose} onPart={choosePart} />
    </Anchored>
  );
}

function Choices(props: {
  asking: Picking;
  onChoose: (picked: Picked, byMouse: boolean) => void;
  onPart: (part: JourneyPart) => void;
}) {
  const [wanted, setWanted] = useState("");
  const byMouse = useRef(false);
  const document = useEditor((editor) => editor.document);
  const recent = useRecent();
  const combobox = useCombobox({ opened: true });
  const found = paletteTypes(wanted);
  const parts = useKeptParts(wanted, onOnePath(document, props.asking));
  const listed = wanted === "" ? recent.slice(0, 3) : [];
  const picksOf = usePicks(props.asking);
  const { selectFirstOption } = combobox;
  useEffect(() => {
    selectFirstOption();
    // Only a new search moves back to the first one.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [wanted]);
  const group = (label: string, types: readonly ActivityType[]) => (
    <Combobox.Group key={label} label={label}>
      {types.flatMap((type) =>
        picksOf(type).map((pick) => <Pick key={`${type}:${pick.under}`} group={label} {...pick} />),
      )}
    </Combobox.Group>
  );
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(value) => {
        const [group, type, under] = value.split(":");
        const part = group === "part" ? parts.find(({ id }) => id === type) : undefined;
        if (part) {
          props.onPart(part);
          return;
        }
        const picked = { type: type as ActivityType, under: under || null };
        props.onChoose(picked, byMouse.current);
      }}
    >
      <label className={classes.search}>
        <IconSearch size={16} aria-hidden />
        <Combobox.EventsTarget>
          <input
            data-autofocus
            aria-label="Find an activity"
            placeholder="Find an activity"
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
            onKeyDown={() => {
              byMouse.current = false;
            }}
          />
        </Combobox.EventsTarget>
      </label>
      <Combobox.Options
        className={classes.list ?? ""}
        aria-label="Activities"
        // What scrolls can be reached by keyboard.
        tabIndex={0}
        onPointerDown={() => {
          byMouse.current = true;
        }}
      >
        {listed.length > 0 ? group("Used last", listed) : null}
        {found.map(({ group: label, types }) => group(label, types))}
        {parts.length > 0 ? (
          <Combobox.Group label="Template parts">
            {parts.map((part) => (
              <PickPart key={part.id} part={part} />
            ))}
          </Combobox.Group>
        ) : null}
        {found.length + parts.length === 0 ? (
          <Combobox.Empty>No activity is called “{wanted}”.</Combobox.Empty>
        ) : null}
      </Combobox.Options>
    </Combobox>
  );
}

/** What can be picked of a type: itself, and where something follows once more for every other path it can go under. */
function usePicks(asking: Picking) {
  const document = useEditor((editor) => editor.document);
  return useMemo(() => {
    const followed = isFollowed(document, asking);
    return (type: ActivityType) => {
      const refusal = refusalOf(document, asking, type);
      const [first, ...others] = followed && refusal === null ? underChoices(type) : [];
      return [
        { type, refusal, under: null, label: first?.label ?? null },
        ...others.map(({ outlet, label }) => ({ type, refusal: null, under: outlet, label })),
      ];
    };
  }, [document, asking]);
}
