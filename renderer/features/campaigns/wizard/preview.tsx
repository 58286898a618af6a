import { Button } from "@mantine/core";
import { IconAlertTriangle, IconSend } from "@tabler/icons-react";
import { useState } from "react";
import type { EmailContent } from "../../../../shared/domain/campaign.ts";
import { InboxRow } from "../../../message/inbox-row.tsx";
import { plural } from "../../../ui/format.ts";
import { SegmentedTabs } from "../../../ui/segmented-tabs.tsx";
import { MailFrame } from "../../../ui/mail-frame.tsx";
import { ContactPicker } from "../../../message/contact-picker.tsx";
import classes from "./preview.module.css";
import { SendTestDialog } from "./send-test-dialog.tsx";
import type { usePreviewContact } from "../use-preview-contact.ts";
import type { PreviewState } from "./use-preview.ts";

/** Whose message is shown, and as it could be rendered last. */
export type Shown = { people: ReturnType<typeof usePreviewContact>; state: PreviewState };

type View = "wide" | "phone" | "text";
const widths = { wide: 640, phone: 375 };

/** The message as one contact sees it: in the inbox's list, on a wide screen, on a phone, as plain text. */
export function Preview(
  props: Shown & { campaignId: string; message: EmailContent; height?: number },
) {
  const { message, people, state } = props;
  const [view, setView] = useState<View>("wide");
  const [testing, setTesting] = useState(false);
  const who = people.contact?.name ?? "nobody";
  return (
    <div className={classes.preview}>
      <ContactPicker
        label="Preview as"
        contact={people.contact}
        people={people.people}
        onChoose={people.choose}
        onStep={people.step}
      />
      <Trouble state={state} />
      {state.good ? <InboxRow {...state.good} preheader={message.preheader} /> : null}
      <div className={classes.tools}>
        <SegmentedTabs
          label="View"
          value={view}
          onChange={setView}
          options={[
            { value: "wide", label: "Wide" },
            { value: "phone", label: "Phone" },
            { value: "text", label: "Text" },
          ]}
        />
        <Button
          size="sm"
          leftSection={<IconSend size={14} />}
          disabled={message.html.trim() === "" && message.text.trim() === ""}
          onClick={() => setTesting(true)}
        >
          Send test…
        </Button>
      </div>
      <Body state={state} view={view} who={who} height={props.height ?? 460} />
      <SendTestDialog
        campaignId={props.campaignId}
        message={message}
        people={people}
        opened={testing}
        onClose={() => setTesting(false)}
      />
    </div>
  );
}

function Body(props: { state: PreviewState; view: View; who: string; height: number }) {
  const { view, who, height } = props;
  const { good } = props.state;
  if (!good) return <div className={classes.blank} style={{ height }} />;
  if (view === "text")
    return (
      <pre className={classes.text} style={{ height }} aria-label="Plain-text preview">
        {good.text || "There is no plain-text version."}
      </pre>
    );
  if (good.url === null)
    return (
      <div className={classes.blank} style={{ height }}>
        No HTML yet. What you write appears here.
      </div>
    );
  return (
    <MailFrame
      url={good.url}
      width={widths[view]}
      height={height}
      title={`Preview of ${good.subject || "the message"}, ${who}, ${widths[view]} px`}
    />
  );
}

/** Why what is shown is not what was written last. */
function Trouble({ state }: { state: PreviewState }) {
  const { broken, good, problem } = state;
  if (broken.length === 0 && !problem) return null;
  const first = broken[0];
  return (
    <output className={classes.trouble}>
      <IconAlertTriangle size={16} />
      <span>
        {problem
          ? `${problem.message} ${problem.cure ?? ""}`
          : `${plural(broken.length, "error")} in the message${first?.line ? `, the first in line ${first.line}` : ""}.`}{" "}
        {good ? "This is the last good preview." : ""}
      </span>
    </output>
  );
}
