import { useQuery } from "@tanstack/react-query";
import { familyOf } from "../../../../shared/domain/channel.ts";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { SkeletonRows, useSlow } from "../../../ui/skeletons.tsx";
import classes from "./contact.module.css";
import { Mark, MarkWord } from "./mark.tsx";
import { useContact } from "./use-contact.ts";
import { wouldGet } from "./would-get.ts";

/** *Would they get it now?*: from what is true this moment, not from what was stored when it ran. */
export function WouldGet({ contact, campaignId }: { contact: number; campaignId: string }) {
  const engine = useEngine();
  const campaign = useQuery(engine.campaigns.get.queryOptions({ input: { id: campaignId } }));
  const segmentId = campaign.data?.draft.segmentId ?? null;
  const check = useQuery(
    engine.segments.check.queryOptions({
      input: { of: { id: segmentId ?? "" }, contact },
      enabled: segmentId !== null,
    }),
  );
  const consent = useQuery(engine.contacts.consent.queryOptions({ input: { key: contact } }));
  const found = useContact(contact);
  const slow = useSlow(campaign.isPending);
  const failed = [campaign, check, consent, found].find(({ isError }) => isError);
  if (failed)
    return <ErrorState problem={readError(failed.error)} onRetry={() => void failed.refetch()} />;
  const ready = campaign.data && consent.data && found.data && (segmentId === null || check.data);
  if (!campaign.data || !consent.data || !found.data || !ready)
    return slow ? <SkeletonRows rows={4} label="Checking" /> : null;
  const { steps, passed } = wouldGet({
    segment: segmentId === null ? null : (check.data?.member ?? null),
    // An email is all a campaign sends so far.
    endpoints: found.data.endpoints.filter(({ channel }) => familyOf(channel) === "email"),
    suppressed: consent.data
      .filter(({ state }) => state === "suppressed")
      .map(({ address }) => address),
  });
  const name = campaign.data.name || "Campaign without a name";
  return (
    <>
      <output className={classes.verdict}>
        <Mark passed={passed} />
        <span>{passed ? `Would get “${name}” now.` : `Would not get “${name}” now.`}</span>
      </output>
      <ol className={classes.steps}>
        {steps.map((step) => (
          <li key={step.text} className={classes.step} data-passed={String(step.passed)}>
            <Mark passed={step.passed} />
            <div>
              <MarkWord passed={step.passed} />
              <span className={classes.stepText}>{step.text}</span>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
