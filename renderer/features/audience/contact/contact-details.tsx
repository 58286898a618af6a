import { useState } from "react";
import { useSearchParams } from "react-router";
import type { useContact } from "./use-contact.ts";
import { TabsRow } from "../../../ui/tabs-row.tsx";
import { Consent } from "./consent.tsx";
import { ContactSegments } from "./contact-segments.tsx";
import classes from "./contact.module.css";
import { Endpoints } from "./endpoints.tsx";
import { Profile } from "./profile.tsx";
import { Timeline } from "./timeline.tsx";

type Contact = NonNullable<ReturnType<typeof useContact>["data"]>;
const tabs = ["timeline", "profile", "endpoints", "segments", "consent"] as const;
type Tab = (typeof tabs)[number];

/** The tabs of a contact, in the drawer and on the page. The chosen one stays while one goes from contact to contact. */
export function ContactDetails({ contact, id }: { contact: Contact; id: string }) {
  const [params] = useSearchParams();
  const [tab, setTab] = useState<Tab>(
    () => tabs.find((each) => each === params.get("tab")) ?? "timeline",
  );
  /** A fact whose changes are looked for in the timeline. */
  const [history, setHistory] = useState("");
  return (
    <>
      <div className={classes.tabs}>
        <TabsRow
          id={id}
          label="Contact"
          value={tab}
          onChange={(next) => {
            setHistory("");
            setTab(next);
          }}
          tabs={[
            { value: "timeline", label: "Timeline" },
            { value: "profile", label: "Profile" },
            { value: "endpoints", label: "Endpoints", count: contact.endpoints.length },
            { value: "segments", label: "Segments", count: contact.segments.length },
            { value: "consent", label: "Consent" },
          ]}
        />
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-label={tab} className={classes.panel}>
        {tab === "timeline" ? (
          <Timeline key={`${contact.key} ${history}`} contact={contact.key} about={history} />
        ) : null}
        {tab === "profile" ? (
          <Profile
            key={contact.key}
            contact={contact}
            onHistory={(name) => {
              setHistory(name);
              setTab("timeline");
            }}
          />
        ) : null}
        {tab === "endpoints" ? (
          <Endpoints key={contact.key} contact={contact.key} endpoints={contact.endpoints} />
        ) : null}
        {tab === "segments" ? <ContactSegments key={contact.key} contact={contact} /> : null}
        {tab === "consent" ? <Consent contact={contact.key} /> : null}
      </div>
    </>
  );
}
