import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { Card } from "../../../ui/card.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { SegmentedTabs } from "../../../ui/segmented-tabs.tsx";
import { SkeletonRows, useSlow } from "../../../ui/skeletons.tsx";
import { ContactPicker } from "../../../message/contact-picker.tsx";
import { MailFrame } from "../../../ui/mail-frame.tsx";
import { usePreviewContact } from "../use-preview-contact.ts";
import classes from "./message-tab.module.css";
import type { Scope } from "./use-report.ts";

type View = "wide" | "phone" | "text";

/** What was sent, as one of its recipients got it. */
export function MessageTab({ scope }: { scope: Scope }) {
  const { id, segment, family } = scope.campaign;
  const isMail = family === "email";
  const people = usePreviewContact(segment?.id ?? null);
  const [view, setView] = useState<View>("wide");
  const message = useQuery({
    ...useEngine().campaigns.sentMessage.queryOptions({
      input: { id, contact: people.contact?.key ?? null },
    }),
    placeholderData: keepPreviousData,
  });
  const slow = useSlow(message.isPending);
  const mail = message.data;
  if (!mail)
    return message.isError ? (
      <ErrorState problem={readError(message.error)} onRetry={() => void message.refetch()} />
    ) : slow ? (
      <SkeletonRows />
    ) : null;
  return (
    <div className={classes.message}>
      <Card padded>
        <dl className={classes.headers}>
          {mail.from ? (
            <>
              <dt>From</dt>
              <dd>{mail.from}</dd>
            </>
          ) : null}
          <dt>To</dt>
          <dd>{mail.to || "Nobody chosen"}</dd>
          {mail.subject ? (
            <>
              <dt>Subject</dt>
              <dd className={classes.subject}>{mail.subject}</dd>
            </>
          ) : null}
        </dl>
        <h2 className={classes.label}>Shown as</h2>
        <ContactPicker
          label="Shown as"
          contact={people.contact}
          people={people.people}
          onChoose={people.choose}
          onStep={people.step}
        />
        {mail.variables.length > 0 ? (
          <>
            <h2 className={classes.label}>Variables</h2>
            <dl className={classes.headers}>
              {mail.variables.map(({ name, value, usedDefault }) => (
                <div key={name} className={classes.variable}>
                  <dt>{name}</dt>
                  <dd>
                    {value ?? "No value"}
                    {usedDefault ? <span className={classes.quiet}> (default)</span> : null}
                  </dd>
                </div>
              ))}
            </dl>
          </>
        ) : null}
      </Card>
      <div className={classes.mail}>
        {isMail ? (
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
        ) : null}
        {view === "text" || mail.url === null ? (
          <pre className={classes.text}>
            {mail.text || (isMail ? "There is no plain-text version." : "No text.")}
          </pre>
        ) : (
          <MailFrame
            url={mail.url}
            width={view === "phone" ? 375 : 680}
            height={620}
            title={`Preview of ${mail.subject}, ${people.contact?.name ?? "nobody"}, ${view === "phone" ? 375 : 680} px`}
          />
        )}
      </div>
    </div>
  );
}
