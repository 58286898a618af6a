import { Button } from "@mantine/core";
import { IconAlertTriangle, IconLayoutGrid, IconMoon, IconPhotoOff } from "@tabler/icons-react";
import { useElementSize } from "@mantine/hooks";
import { useState } from "react";
import type { RenderedTemplate } from "../../../../../shared/contract/templates.ts";
import { InboxRow } from "../../../../message/inbox-row.tsx";
import { plural } from "../../../../ui/format.ts";
import { IconAction } from "../../../../ui/icon-action.tsx";
import { MailFrame } from "../../../../ui/mail-frame.tsx";
import { SegmentedTabs } from "../../../../ui/segmented-tabs.tsx";
import { OtherPreview } from "../other/other-preview.tsx";
import { PersonPicker } from "../person-picker.tsx";
import { MatrixDialog } from "./matrix-dialog.tsx";
import type { SideProps } from "./side-panel.tsx";
import classes from "./side.module.css";
import previewClasses from "./preview-tab.module.css";

type View = "320" | "600" | "1024" | "text";

/** The message as one contact gets it; the last good one while what is written can't be rendered. */
export function PreviewTab(props: SideProps) {
  const { draft, preview, choice, look, onLook } = props;
  const [view, setView] = useState<View>("600");
  const [matrix, setMatrix] = useState(false);
  const email = draft.draft.type === "email";
  const who = choice.person?.name ?? "nobody";
  const { draft: content } = draft;
  const begun =
    content.type !== "email" ||
    content.body.form !== "blocks" ||
    content.body.document.sections.length > 0;
  return (
    <>
      {draft.draft.type === "inapp" ? null : (
        <div className={classes.tools}>
          <PersonPicker label="Preview as" choice={choice} steps />
        </div>
      )}
      <Trouble {...props} />
      {email ? (
        <>
          {preview.good ? <InboxRow {...preview.good} /> : null}
          <div className={classes.tools}>
            <SegmentedTabs<View>
              label="Width"
              value={view}
              onChange={setView}
              options={[
                { value: "320", label: "320" },
                { value: "600", label: "600" },
                { value: "1024", label: "Desktop" },
                { value: "text", label: "Text" },
              ]}
            />
            <span className={classes.space} />
            <IconAction
              label="Dark theme"
              aria-pressed={look.dark}
              variant={look.dark ? "light" : "subtle"}
              onClick={() => onLook({ ...look, dark: !look.dark })}
            >
              <IconMoon size={16} />
            </IconAction>
            <IconAction
              label="Without images"
              aria-pressed={!look.images}
              variant={look.images ? "subtle" : "light"}
              onClick={() => onLook({ ...look, images: !look.images })}
            >
              <IconPhotoOff size={16} />
            </IconAction>
            <Button leftSection={<IconLayoutGrid size={16} />} onClick={() => setMatrix(true)}>
              Matrix…
            </Button>
          </div>
          <Mail
            rendered={begun || !preview.good ? preview.good : { ...preview.good, url: null }}
            broken={preview.broken.length > 0}
            view={view}
            who={who}
            dark={look.dark}
          />
          <MatrixDialog
            content={draft.draft}
            choice={choice}
            opened={matrix}
            onClose={() => setMatrix(false)}
          />
        </>
      ) : (
        <OtherPreview content={draft.draft} rendered={preview.good} who={who} />
      )}
    </>
  );
}

function Mail(props: {
  rendered: RenderedTemplate | null;
  broken: boolean;
  view: View;
  who: string;
  dark: boolean;
}) {
  const { rendered, view, who } = props;
  const { ref, height } = useElementSize();
  if (!rendered)
    return (
      <div className={classes.blank}>
        {props.broken ? "It is shown once the errors are gone." : ""}
      </div>
    );
  if (view === "text")
    return (
      <pre className={previewClasses.text} aria-label="Plain-text preview">
        {rendered.text || "There is no plain text yet."}
      </pre>
    );
  if (rendered.url === null)
    return <div className={classes.blank}>Nothing to show yet. What you write appears here.</div>;
  return (
    <div ref={ref} className={previewClasses.place}>
      <MailFrame
        url={rendered.url}
        width={Number(view)}
        height={Math.max(320, height)}
        title={`Preview of ${rendered.subject || "the message"}, ${who}, ${view} px${props.dark ? ", dark" : ""}`}
      />
    </div>
  );
}

/** Why what is shown is not what was written last, each with a way there. */
function Trouble({ preview, onJump }: SideProps) {
  const { broken, good, problem } = preview;
  if (broken.length === 0 && !problem) return null;
  return (
    <div className={previewClasses.trouble} aria-live="polite">
      <span className={previewClasses.troubleHead}>
        <IconAlertTriangle size={16} />
        <span>
          {problem
            ? [problem.message, problem.cure].filter(Boolean).join(" ")
            : `${plural(broken.length, "error")} in the message.`}{" "}
          {good ? "This is the last good preview." : ""}
        </span>
      </span>
      <ul className={previewClasses.troubles}>
        {broken.slice(0, 5).map((finding) => (
          <li key={`${finding.field}-${finding.line}-${finding.column}-${finding.text}`}>
            <button type="button" className={previewClasses.jump} onClick={() => onJump(finding)}>
              {finding.line === null ? "" : `Line ${finding.line}, column ${finding.column ?? 1}: `}
              {finding.text}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
