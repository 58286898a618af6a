import { useState } from "react";
import { TabsRow } from "../../ui/tabs-row.tsx";
import { EventsList } from "./events-list.tsx";
import { HeadersView, PlainView } from "./plain-views.tsx";
import { OtherMessage } from "./other-message.tsx";
import classes from "./reading.module.css";
import type { OpenMessage } from "./reading-pane.tsx";
import { RenderedMail } from "./rendered-mail.tsx";
import { SourceView } from "./source-view.tsx";
import { WhyView } from "./why-view.tsx";

type Tab = "message" | "rendered" | "plain" | "headers" | "source" | "events" | "why";

export function MessageTabs({ message }: { message: OpenMessage }) {
  const { contact, campaignId } = message;
  const why = contact !== null && campaignId !== null ? { contact, campaignId } : null;
  const mail = message.family === "email";
  const tabs = [
    ...(mail ? [] : [{ value: "message" as const, label: "Message" }]),
    ...(message.url ? [{ value: "rendered" as const, label: "Rendered" }] : []),
    ...(mail ? [{ value: "plain" as const, label: "Plain" }] : []),
    ...(message.headers.length > 0 ? [{ value: "headers" as const, label: "Headers" }] : []),
    { value: "source" as const, label: "Source" },
    { value: "events" as const, label: "Events", count: message.events.length || undefined },
    ...(why ? [{ value: "why" as const, label: "Why" }] : []),
  ];
  const [chosen, setChosen] = useState<Tab>(mail ? "rendered" : "message");
  const tab = tabs.some(({ value }) => value === chosen) ? chosen : mail ? "plain" : "message";
  return (
    <>
      <div className={classes.tabs}>
        <TabsRow id="message" label="Message" tabs={tabs} value={tab} onChange={setChosen} />
      </div>
      <div id="message-panel" role="tabpanel" aria-label={nameOf(tab)} className={classes.panel}>
        {tab === "message" ? <OtherMessage message={message} /> : null}
        {tab === "rendered" ? <RenderedMail message={message} /> : null}
        {tab === "plain" ? <PlainView text={message.text} /> : null}
        {tab === "headers" ? <HeadersView headers={message.headers} /> : null}
        {tab === "source" ? <SourceView id={message.id} kept={message.hasSource} /> : null}
        {tab === "events" ? <EventsList message={message} /> : null}
        {tab === "why" && why ? <WhyView {...why} /> : null}
      </div>
    </>
  );
}

const nameOf = (tab: Tab) => `${tab.charAt(0).toUpperCase()}${tab.slice(1)}`;
