import { Button } from "@mantine/core";
import { useWindowEvent } from "@mantine/hooks";
import { IconArrowBackUp, IconArrowForwardUp } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import type { SegmentRow } from "../../../../shared/contract/segments.ts";
import type { SegmentRules } from "../../../../shared/domain/segment.ts";
import { useEngine } from "../../../data/engine.tsx";
import { setSavedState } from "../../../data/saved-state.ts";
import { useScreenActions } from "../../../data/screen-actions.ts";
import { IconAction } from "../../../ui/icon-action.tsx";
import { Page } from "../../../ui/page.tsx";
import { onMac, pressed } from "../../../ui/shortcuts.ts";
import { keepDraft, readDraft, type Draft } from "../drafts.ts";
import { forSaving, sameRules } from "../edit.ts";
import type { Recipe } from "../recipes.ts";
import { SegmentTypePill } from "../segment-type.tsx";
import { UsedBy } from "../used-by.tsx";
import { withStandardFields } from "./attribute-choices.ts";
import classes from "./builder.module.css";
import { NameField } from "./name-field.tsx";
import { RestoredNotice, SaveProblem } from "./notices.tsx";
import { SaveControl } from "./save-control.tsx";
import { SegmentBuilder } from "./segment-builder.tsx";
import { savedDoc, startDoc } from "./start-doc.ts";
import { useLiveCount } from "./use-live-count.ts";
import { useSave } from "./use-save.ts";
import { useSegmentEdit, type SegmentDoc } from "./use-segment-edit.ts";

const crumbs = [{ label: "Segments", to: "/segments" }];

export type BuilderSegment = Omit<SegmentRow, "type"> & { rules: SegmentRules };
type Props = {
  project: string;
  /** Null for a new one. */
  segment: BuilderSegment | null;
  recipe: Recipe | null;
  base: string | null;
};

/** A recipe is filled in from what the contacts have, so that it waits for that. */
export function BuilderPage(props: Props) {
  const fields = useQuery(useEngine().segments.fields.queryOptions()).data;
  const choices = useMemo(() => (fields ? withStandardFields(fields) : undefined), [fields]);
  const { project, segment, recipe, base } = props;
  const [draft] = useState(() => (recipe || base ? null : readDraft(project, segment?.id ?? null)));
  if (recipe === "spend" && !choices)
    return (
      <Page title="New segment" crumbs={crumbs} focusTitle={false}>
        {null}
      </Page>
    );
  const start = startDoc({ segment, draft, recipe, base, fields: choices ?? [] });
  return <Builder {...props} draft={draft} start={start} fields={choices} />;
}

const sameDoc = (one: SegmentDoc, other: SegmentDoc) =>
  one.name === other.name && sameRules(forSaving(one.rules), forSaving(other.rules));

function Builder(
  props: Props & {
    draft: Draft | null;
    start: SegmentDoc;
    fields: Parameters<typeof SegmentBuilder>[0]["fields"];
  },
) {
  const { project, segment, draft, fields } = props;
  const engine = useEngine();
  const segments = useQuery(engine.segments.list.queryOptions()).data;
  const [start] = useState(props.start);
  const edit = useSegmentEdit(start);
  const { doc, change, changeRules } = edit;
  const saved = useMemo(() => savedDoc(segment), [segment]);
  const [known, setKnown] = useState(saved);
  if (known !== saved) {
    setKnown(saved);
    // Saved elsewhere while nothing was changed here.
    if (sameDoc(doc, known) && !sameDoc(known, saved))
      change("take over the saved rules", () => saved);
  }
  const dirty = !sameDoc(doc, saved);
  const counted = useCounted(doc.rules);
  const live = useLiveCount(counted);
  const id = segment?.id ?? null;
  const save = useSave({ id, project });
  const [discards, setDiscards] = useState(0);
  const [restored, setRestored] = useState(draft !== null && dirty);

  useEffect(() => {
    // What a recipe filled in is no draft before somebody changed it.
    if (doc === start || save.done.current) return;
    keepDraft(project, id, dirty ? { at: Date.now(), ...doc } : null);
  }, [doc, start, dirty, project, id, save.done]);
  useEffect(() => {
    setSavedState(dirty ? null : { state: "saved" });
    return () => setSavedState({ state: "saved" });
  }, [dirty]);

  const discard = () => {
    change("discard changes", () => saved);
    keepDraft(project, id, null);
    setRestored(false);
    setDiscards((before) => before + 1);
  };
  const undoLabel = edit.undoWords ? `Undo ${edit.undoWords}` : "Undo";
  const redoKey = onMac() ? "Mod+Shift+Z" : "Mod+Y";
  const redoLabel = edit.redoWords ? `Redo ${edit.redoWords}` : "Redo";
  useScreenActions([
    {
      id: "segment:undo",
      label: undoLabel,
      shortcut: "Mod+Z",
      disabled: !edit.undoWords,
      run: edit.undo,
    },
    {
      id: "segment:redo",
      label: redoLabel,
      shortcut: redoKey,
      disabled: !edit.redoWords,
      run: edit.redo,
    },
    {
      id: "segment:save",
      label: "Save segment",
      shortcut: "Mod+Enter",
      disabled: id !== null && !dirty,
      run: save.press,
    },
  ]);

  // Both are usual where Y is.
  useWindowEvent("keydown", (event) => {
    if (event.defaultPrevented || onMac() || !pressed(event, "Mod+Shift+Z")) return;
    event.preventDefault();
    edit.redo();
  });

  const name = doc.name.trim() || "New segment";
  return (
    <Page
      title={name}
      titleSlot={
        <NameField
          name={doc.name}
          onRename={(next) => change("rename", (now) => ({ ...now, name: next }))}
        />
      }
      crumbs={crumbs}
      flush
      status={<SegmentTypePill type="dynamic" />}
      sub={segment ? <UsedBy uses={segment.usedBy} /> : null}
      actions={
        <>
          <IconAction
            label={undoLabel}
            shortcut="Mod+Z"
            disabled={!edit.undoWords}
            onClick={edit.undo}
          >
            <IconArrowBackUp size={18} />
          </IconAction>
          <IconAction
            label={redoLabel}
            shortcut={redoKey}
            disabled={!edit.redoWords}
            onClick={edit.redo}
          >
            <IconArrowForwardUp size={18} />
          </IconAction>
          <Button
            className={classes.ghost ?? ""}
            variant="subtle"
            color="gray"
            disabled={!dirty}
            onClick={discard}
          >
            Discard
          </Button>
          <SaveControl
            doc={doc}
            id={id}
            dirty={dirty}
            save={save}
            segments={segments}
            everyone={live.count?.allContacts ?? null}
          />
        </>
      }
    >
      <SegmentBuilder
        key={discards}
        rules={doc.rules}
        change={changeRules}
        live={live}
        segments={segments}
        fields={fields}
        self={id}
        saved={dirty ? null : id}
        notices={
          <>
            {restored && draft ? <RestoredNotice at={draft.at} onDiscard={discard} /> : null}
            {save.problem ? <SaveProblem problem={save.problem} /> : null}
          </>
        }
      />
    </Page>
  );
}

/** The rules that are counted; the same object while nothing changed that counts. */
function useCounted(rules: SegmentRules): SegmentRules {
  const next = useMemo(() => forSaving(rules), [rules]);
  const [counted, setCounted] = useState(next);
  if (counted === next || sameRules(counted, next)) return counted;
  setCounted(next);
  return next;
}
