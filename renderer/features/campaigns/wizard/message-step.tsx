import { Button, TextInput } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "react-router";
import type { EmailContent } from "../../../../shared/domain/campaign.ts";
import { useEngine } from "../../../data/engine.tsx";
import { useCurrentProject } from "../../../data/use-current-project.ts";
import { SegmentedTabs } from "../../../ui/segmented-tabs.tsx";
import { CodeField } from "./code-field.tsx";
import { DefaultsTable } from "./defaults-table.tsx";
import classes from "./message.module.css";
import { FindingList } from "./finding-list.tsx";
import { starterMessage } from "./starter.ts";
import type { StepProps } from "./step-props.ts";
import { fieldErrors } from "./steps.ts";
import { ChooseTemplate, TemplateInUse } from "./template-choice.tsx";
import type { Draft } from "./use-draft.ts";
import { SubjectMeter } from "../../../message/subject-meter.tsx";
import type { PreviewState } from "./use-preview.ts";
import { useVariableField } from "../../../message/use-variable-field.ts";
import { VariableText } from "./variable-text.tsx";
import { VariablePicker } from "../../../message/variable-picker.tsx";
import wizard from "./wizard.module.css";

type Part = "html" | "text";
type Write = (part: Partial<EmailContent>, name: string) => void;

const isBlank = ({ subject, html, text }: EmailContent) =>
  subject.trim() === "" && html.trim() === "" && text.trim() === "";

export function MessageStep(props: StepProps & { preview: PreviewState }) {
  const { draft, review, preview, onGo } = props;
  const { message } = draft.draft;
  const [scratch, setScratch] = useState(false);
  const findings = (review?.findings ?? []).filter(({ step }) => step === "message");
  const used = (preview.good?.variables ?? []).map(({ name }) => name);
  if (isBlank(message) && !scratch)
    return (
      <>
        <h2 className={wizard.heading}>Message</h2>
        <Starter id={props.id} draft={draft} onScratch={() => setScratch(true)} />
      </>
    );
  const errors = fieldErrors(findings, "message");
  return (
    <>
      <h2 className={wizard.heading}>Message</h2>
      {draft.draft.template ? (
        <TemplateInUse id={props.id} draft={draft} />
      ) : (
        <>
          <Sender message={message} errors={errors} onWrite={draft.changeMessage} />
          <Lines
            message={message}
            errors={errors}
            shown={preview.good?.subject ?? null}
            onWrite={draft.changeMessage}
          />
          <Writing {...props} />
        </>
      )}
      {findings.length > 0 ? (
        <section aria-label="Findings">
          <h3 className={wizard.label}>What to look at</h3>
          <FindingList findings={findings} onGo={onGo} />
        </section>
      ) : null}
      {used.length > 0 && !draft.draft.template ? (
        <section aria-label="Defaults">
          <h3 className={wizard.label}>Variables in this message</h3>
          <DefaultsTable
            used={used}
            defaults={message.defaults}
            onChange={(defaults) => draft.changeMessage({ defaults }, "Default")}
          />
        </section>
      ) : null}
    </>
  );
}

function Starter(props: { id: string; draft: Draft; onScratch: () => void }) {
  const settings = useCurrentProject()?.settings;
  const variables = useQuery(useEngine().campaigns.variables.queryOptions()).data;
  const start = () =>
    props.draft.changeMessage(
      starterMessage({
        sender: settings?.senderName || settings?.name || "",
        postalAddress: settings?.postalAddress ?? "",
        knowsNames: Boolean(
          variables?.some(({ name }) => name === "User.UserAttributes.FirstName"),
        ),
      }),
      "Simple layout",
    );
  return (
    <div className={classes.starter}>
      <span className={classes.starterIcon}>
        <IconFileText size={32} />
      </span>
      <p>
        Start from a plain letter with a headline, a button and an unsubscribe link, take a
        template, or paste your own HTML.
      </p>
      <div className={classes.starterActs}>
        <Button onClick={start}>Start from a simple layout</Button>
        <ChooseTemplate id={props.id} draft={props.draft} label="Use a template" />
        <Button variant="subtle" color="gray" onClick={props.onScratch}>
          Write from nothing
        </Button>
      </div>
    </div>
  );
}

function Sender(props: { message: EmailContent; errors: Record<string, string>; onWrite: Write }) {
  const { message, errors, onWrite } = props;
  const channel = useQuery(useEngine().channels.email.queryOptions()).data;
  const settings = useCurrentProject()?.settings;
  const smtp = channel?.smtp;
  return (
    <div className={classes.sender}>
      <TextInput
        label="From name"
        name="fromName"
        maxLength={200}
        placeholder={smtp?.fromName || settings?.senderName || settings?.name || ""}
        value={message.fromName}
        onChange={(event) => onWrite({ fromName: event.currentTarget.value }, "From name")}
      />
      <TextInput
        label="From address"
        name="fromAddress"
        inputMode="email"
        maxLength={320}
        placeholder={smtp?.fromAddress || "From the email channel"}
        value={message.fromAddress}
        error={errors["fromAddress"] ?? null}
        onChange={(event) => onWrite({ fromAddress: event.currentTarget.value }, "From address")}
      />
      <TextInput
        label="Reply-to"
        name="replyTo"
        inputMode="email"
        maxLength={320}
        placeholder={smtp?.replyTo || "Same as From"}
        value={message.replyTo}
        error={errors["replyTo"] ?? null}
        onChange={(event) => onWrite({ replyTo: event.currentTarget.value }, "Reply-to")}
      />
    </div>
  );
}

function Lines(props: {
  message: EmailContent;
  errors: Record<string, string>;
  /** The subject with values filled in. */
  shown: string | null;
  onWrite: Write;
}) {
  const { message, errors, onWrite } = props;
  const filled = message.subject.includes("{{") ? props.shown : null;
  return (
    <>
      <VariableText
        label="Subject"
        name="subject"
        maxLength={998}
        value={message.subject}
        onWrite={(subject) => onWrite({ subject }, "Subject")}
        error={message.subject.trim() ? (errors["subject"] ?? null) : null}
        below={<SubjectMeter length={(filled ?? message.subject).length} />}
      />
      <VariableText
        label="Preheader"
        name="preheader"
        maxLength={500}
        value={message.preheader}
        onWrite={(preheader) => onWrite({ preheader }, "Preheader")}
        error={errors["preheader"] ?? null}
        below="Shown after the subject in most inboxes."
      />
    </>
  );
}

function Writing({ draft, preview, review }: StepProps & { preview: PreviewState }) {
  const { message } = draft.draft;
  const [params, setParams] = useSearchParams();
  const part: Part = params.get("part") === "text" ? "text" : "html";
  const { attach, write, picker } = useVariableField(message[part], (text) =>
    draft.changeMessage({ [part]: text }, part === "html" ? "HTML" : "Plain text"),
  );
  // The preview answers at once, the review once the draft is saved.
  const broken = preview.broken.length > 0 ? preview.broken : (review?.findings ?? []);
  const marked = broken.flatMap((found) =>
    found.severity === "error" && found.field === part && found.line !== null ? [found.line] : [],
  );
  const name = part === "html" ? "HTML" : "Plain text";
  return (
    <section aria-label="Body">
      <div className={classes.bar}>
        <SegmentedTabs
          label="Body"
          value={part}
          onChange={(value) =>
            setParams(
              (before) => {
                const after = new URLSearchParams(before);
                if (value === "text") after.set("part", "text");
                else after.delete("part");
                return after;
              },
              { replace: true },
            )
          }
          options={[
            { value: "html", label: "HTML" },
            { value: "text", label: "Plain text" },
          ]}
        />
        <VariablePicker field={name} {...picker} />
      </div>
      <CodeField
        key={part}
        label={name}
        name={part}
        ref={attach}
        value={message[part]}
        onChange={write}
        marked={[...new Set(marked)]}
        maxLength={600_000}
      />
    </section>
  );
}
