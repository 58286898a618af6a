import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import type { SegmentRules } from "../../../../shared/domain/segment.ts";
import { useEngine } from "../../../data/engine.tsx";
import { setSavedState } from "../../../data/saved-state.ts";
import { WithDrawer } from "../../../ui/drawer.tsx";
import { Page } from "../../../ui/page.tsx";
import { forEditing, forSaving, sameRules } from "../edit.ts";
import { SegmentTypePill } from "../segment-type.tsx";
import { UsedBy } from "../used-by.tsx";
import { VersionsDrawer } from "../versions-drawer.tsx";
import type { FieldChoice } from "../../../criteria/attribute-choices.ts";
import { crumbs, type BuilderProps } from "./builder-props.ts";
import classes from "./builder.module.css";
import { HeaderMenu } from "./header-menu.tsx";
import { NameField } from "./name-field.tsx";
import { RestoredNotice, SaveProblem } from "./notices.tsx";
import { SaveControl } from "./save-control.tsx";
import { SegmentBuilder } from "./segment-builder.tsx";
import { savedDoc } from "./start-doc.ts";
import { UndoButtons } from "./undo-buttons.tsx";
import { useBuilderKeys } from "./use-builder-keys.ts";
import { useDraftKeeper } from "./use-draft.ts";
import { useLivePanel } from "./use-live-panel.ts";
import { useSave } from "./use-save.ts";
import { useSegmentEdit, type SegmentDoc } from "./use-segment-edit.ts";

const sameDoc = (one: SegmentDoc, other: SegmentDoc) =>
  one.name === other.name && sameRules(forSaving(one.rules), forSaving(other.rules));

type Props = BuilderProps & {
  draft: { savedAt: number; version: number | null } | null;
  start: SegmentDoc;
  fields: readonly FieldChoice[] | undefined;
};

/** The segment's page: its name, undo, draft, saving, and the builder itself. */
export function Builder(props: Props) {
  const { segment, draft, fields } = props;
  const id = segment?.id ?? null;
  const segments = useQuery(useEngine().segments.list.queryOptions()).data;
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
  const live = useLivePanel(useCounted(doc.rules), id);
  const keeper = useDraftKeeper({ id, version: segment?.version ?? null });
  const save = useSave({ id, onSaved: keeper.drop });
  const [discards, setDiscards] = useState(0);
  const [restored, setRestored] = useState(draft !== null && dirty);
  const [versions, setVersions] = useState(false);
  const [dropped, setDropped] = useState(doc);
  useEffect(() => {
    // What a recipe filled in is no draft before somebody changed it.
    if ((doc === start && !props.given) || doc === dropped || save.done.current) return;
    if (dirty) keeper.keep(doc);
    else keeper.drop();
    // The keeper is new with every drawing; what was changed decides.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [doc, start, dropped, dirty]);
  useEffect(() => {
    setSavedState(dirty ? null : { state: "saved" });
    return () => setSavedState({ state: "saved" });
  }, [dirty]);

  const discard = () => {
    change("discard changes", () => saved);
    setDropped(saved);
    keeper.drop();
    setRestored(false);
    setDiscards((before) => before + 1);
  };
  useBuilderKeys({ edit, onSave: save.press, canSave: id === null || dirty });
  const body = (
    <SegmentBuilder
      key={discards}
      rules={doc.rules}
      savedRules={saved.rules}
      change={changeRules}
      live={live}
      segments={segments}
      fields={fields}
      self={id}
      notices={
        <>
          {restored && draft ? (
            <RestoredNotice
              at={draft.savedAt}
              older={segment !== null && draft.version !== null && draft.version < segment.version}
              onDiscard={discard}
            />
          ) : null}
          {save.problem ? <SaveProblem problem={save.problem} /> : null}
        </>
      }
    />
  );
  return (
    <Page
      title={doc.name.trim() || "New segment"}
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
          <UndoButtons edit={edit} />
          <HeaderMenu
            segment={segment}
            doc={doc}
            dirty={dirty}
            onVersions={() => setVersions(!versions)}
            onLoad={({ name, rules, pinpoint }) =>
              change("load Pinpoint JSON", (now) => ({
                name: now.name.trim() || name,
                rules: forEditing(rules),
                pinpoint,
              }))
            }
          />
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
            uses={segment?.usedBy ?? []}
            everyone={live.count?.allContacts ?? null}
          />
        </>
      }
    >
      <WithDrawer
        drawer={
          versions && segment ? (
            <VersionsDrawer
              id={segment.id}
              current={segment.version}
              onClose={() => setVersions(false)}
              onRestore={({ version, rules }) =>
                change(`restore version ${version}`, (now) => ({
                  ...now,
                  rules: forEditing(rules),
                }))
              }
            />
          ) : null
        }
      >
        {body}
      </WithDrawer>
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
