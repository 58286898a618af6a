import { useState } from "react";
import type { CampaignFigures } from "../../../../shared/contract/campaigns.ts";
import type { Outcome } from "../../../../shared/contract/contacts.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { SegmentedTabs } from "../../../ui/segmented-tabs.tsx";
import { plural } from "../../../ui/format.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import { notDeliveredOf } from "./figures.ts";
import { PeopleTable } from "./people-table.tsx";
import classes from "./people.module.css";
import { useContactsBehind } from "./use-contacts-behind.ts";
import type { Scope } from "./use-report.ts";

type Tab = { scope: Scope; figures: CampaignFigures | null };
type Choice = { outcome: Outcome; label: string; count: number | null };

export function RecipientsTab({ scope, figures }: Tab) {
  if (!figures) return null;
  const choices: Choice[] = [
    { outcome: "targeted", label: "All", count: figures.targeted },
    { outcome: "delivered", label: "Delivered", count: figures.delivered },
    { outcome: "opened", label: "Opened", count: figures.opened },
    { outcome: "clicked", label: "Clicked", count: figures.clicked },
    {
      outcome: "notOpened",
      label: "Didn’t open",
      count: figures.opened === null ? null : figures.delivered - figures.opened,
    },
    { outcome: "unsubscribed", label: "Unsubscribed", count: figures.unsubscribed },
  ];
  return <People scope={scope} label="Recipients" choices={choices} />;
}

export function NotDeliveredTab({ scope, figures }: Tab) {
  if (!figures) return null;
  const choices = notDeliveredOf(figures);
  if (choices.length === 0)
    return <EmptyState text="Everybody targeted got the message, or still waits for it." />;
  return <People scope={scope} label="Not delivered" choices={choices} />;
}

function People(props: { scope: Scope; label: string; choices: readonly Choice[] }) {
  const { scope, choices } = props;
  const format = useFormat();
  const [asked, setAsked] = useState<Outcome | null>(null);
  const measured = choices.filter(({ count }) => count !== null);
  const chosen = measured.find(({ outcome }) => outcome === asked) ?? measured[0];
  if (!chosen) return null;
  return (
    <div className={classes.people}>
      <div className={classes.choices}>
        <SegmentedTabs
          label={props.label}
          value={chosen.outcome}
          onChange={setAsked}
          options={measured.map(({ outcome, label, count }) => ({
            value: outcome,
            label: (
              <>
                {label}
                {/* Over several runs the figures count messages, the list shows contacts. */}
                {scope.countsContacts ? (
                  <span className={classes.choiceCount}>{format.count(count)}</span>
                ) : null}
              </>
            ),
          }))}
        />
        <Behind scope={scope} chosen={chosen} />
      </div>
      <PeopleTable
        key={chosen.outcome}
        scope={scope}
        outcome={chosen.outcome}
        label={`${props.label}: ${chosen.label}`}
      />
    </div>
  );
}

/** Where the list is shorter than its number: why. */
function Behind({ scope, chosen }: { scope: Scope; chosen: Choice }) {
  const format = useFormat();
  const contacts = useContactsBehind(scope, chosen.outcome);
  if (contacts === null || contacts === chosen.count) return null;
  return (
    <span className={classes.behind}>
      {plural(format.count(contacts), "contact")} with{" "}
      {plural(format.count(chosen.count), "message")}: some have several addresses
    </span>
  );
}
