import { useEffect, useRef, useState } from "react";
import type { TemplateContent } from "../../../../shared/domain/template/template.ts";
import { useScreenActions } from "../../../data/screen-actions.ts";
import { SaveProblem } from "../../../message/save-problem.tsx";
import { Page } from "../../../ui/page.tsx";
import { Pill } from "../../../ui/pill.tsx";
import { channelOf, ChannelTile } from "../channels.tsx";
import { versionWords } from "../template-words.ts";
import { ContentEditor } from "./content-editor.tsx";
import classes from "./editor.module.css";
import { HeaderActions } from "./header-actions.tsx";
import { focusNamed, useJump } from "./jump.ts";
import { SidePanel, type SideTab } from "./side/side-panel.tsx";
import { useChecks } from "./use-checks.ts";
import { usePerson } from "./use-person.ts";
import { usePreview, type Look } from "./use-preview.ts";
import { useTemplateDraft, type TemplateDetail } from "./use-template-draft.ts";
import { VersionDialog } from "./version-dialog.tsx";

const crumbs = [{ label: "Templates", to: "/templates" }];

/** What every part of the editor may do to the template. */
export type Change = (part: Partial<TemplateContent>, name: string) => void;

export function Editor({ detail }: { detail: TemplateDetail }) {
  const draft = useTemplateDraft(detail);
  const content = draft.draft;
  const choice = usePerson();
  const [look, setLook] = useState<Look>({ images: true, dark: false });
  const preview = usePreview(content, choice.person?.key ?? null, look);
  const checks = useChecks(content);
  const [tab, setTab] = useState<SideTab>("preview");
  const [version, setVersion] = useState(false);
  const [testing, setTesting] = useState(false);
  const { jump, go } = useJump();
  const frame = useRef<HTMLDivElement>(null);

  // A default value is beside the message, everything else in it.
  const wanted = jump?.field ?? null;
  const aside = wanted?.startsWith("default:") ?? false;
  const [came, setCame] = useState(0);
  if (jump && jump.turn !== came) {
    setCame(jump.turn);
    if (aside) setTab("variables");
  }
  useEffect(() => {
    if (!jump || wanted === null || !frame.current) return;
    // A moment later the tab that holds the field is on screen.
    const timer = setTimeout(() => {
      if (frame.current) focusNamed(frame.current, wanted);
    }, 60);
    return () => clearTimeout(timer);
  }, [jump, wanted]);

  useScreenActions([
    {
      id: "template:undo",
      label: draft.undo ? `Undo ${draft.undo}` : "Undo",
      shortcut: "Mod+Z",
      disabled: draft.undo === null,
      run: draft.undoStep,
    },
    {
      id: "template:redo",
      label: draft.redo ? `Redo ${draft.redo}` : "Redo",
      shortcut: "Mod+Shift+Z",
      disabled: draft.redo === null,
      run: draft.redoStep,
    },
    {
      id: "template:version",
      label: "Make version",
      shortcut: "Mod+Enter",
      aliases: ["publish", "activate", "save"],
      disabled: !canVersion(detail, draft.ahead),
      run: () => setVersion(true),
    },
    ...(content.type === "email"
      ? [
          {
            id: "template:test",
            label: "Send test",
            aliases: ["try", "proof"],
            run: () => setTesting(true),
          },
        ]
      : []),
    {
      id: "template:next",
      label: "Next contact in the preview",
      shortcut: "Alt+PageDown",
      run: () => choice.step(1),
    },
    {
      id: "template:previous",
      label: "Previous contact in the preview",
      shortcut: "Alt+PageUp",
      run: () => choice.step(-1),
    },
  ]);

  return (
    <Page
      title={detail.name}
      crumbs={crumbs}
      tile={<ChannelTile type={detail.type} size={34} />}
      status={
        <Pill tone={detail.activeVersion === null ? "neutral" : "success"}>
          {versionWords({ ...detail, changed: detail.changed || draft.ahead })}
        </Pill>
      }
      sub={`${channelOf(detail.type).name}${detail.description ? ` · ${detail.description}` : ""}`}
      flush
      focusTitle={false}
      actions={
        <HeaderActions
          detail={detail}
          draft={draft}
          checks={checks}
          canVersion={canVersion(detail, draft.ahead)}
          testing={testing}
          onTesting={setTesting}
          choice={choice}
          onChecks={() => setTab("checks")}
          onVersion={() => setVersion(true)}
        />
      }
    >
      <div ref={frame} className={classes.frame}>
        <SaveProblem
          draft={draft}
          mine={{ label: "Copy my version", text: () => JSON.stringify(draft.draft, null, 2) }}
        />
        <div className={classes.columns}>
          <div className={classes.left}>
            <ContentEditor
              content={content}
              change={draft.change}
              preview={preview}
              checks={checks}
              jump={aside ? null : jump}
            />
          </div>
          <SidePanel
            tab={tab}
            onTab={setTab}
            detail={detail}
            draft={draft}
            preview={preview}
            checks={checks}
            choice={choice}
            look={look}
            onLook={setLook}
            onJump={go}
          />
        </div>
      </div>
      <VersionDialog
        detail={detail}
        draft={draft}
        checks={checks}
        opened={version}
        onClose={() => setVersion(false)}
      />
    </Page>
  );
}

/** A version of what is in the newest version already would say nothing. */
const canVersion = ({ changed, latestVersion }: TemplateDetail, ahead: boolean) =>
  changed || ahead || latestVersion === null;
