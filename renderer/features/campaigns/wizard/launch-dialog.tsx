import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { familyOfDraft, type CampaignDraft } from "../../../../shared/domain/campaign.ts";
import { familyNames } from "../../../../shared/domain/channel.ts";
import { useEngine } from "../../../data/engine.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { duration, plural, type Format } from "../../../ui/format.ts";
import { useNow } from "../../../ui/use-now.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import { nameOr, scheduleWords } from "../campaign-words.tsx";
import type { Review } from "./step-props.ts";
import type { Draft } from "./use-draft.ts";

/** “Launch to 11,232 contacts”, “Schedule for 4 Nov, 09:00”. */
export function launchWords(review: Review, draft: CampaignDraft, format: Format): string {
  if (draft.schedule.kind === "immediately" && review.funnel.willBeSent === 0)
    return "Launch campaign";
  if (draft.schedule.kind === "immediately" || review.dueAt === null)
    return `Launch to ${plural(format.count(review.funnel.willBeSent), "contact")}`;
  const { zone } = draft.schedule;
  const [, day = "", clock = ""] =
    /^\w+ (.+), (\d\d:\d\d)/.exec(format.scheduled(review.dueAt, zone, review.dueAt)) ?? [];
  return `Schedule for ${day}, ${clock}`;
}

/** Tier 2 with the facts; tier 3, with the number typed, for many real messages. */
export function LaunchDialog(props: {
  id: string;
  draft: Draft;
  review: Review;
  opened: boolean;
  onClose: () => void;
}) {
  const { id, draft, review } = props;
  const format = useFormat();
  const now = useNow();
  const navigate = useNavigate();
  const launch = useMutation(useEngine().campaigns.launch.mutationOptions());
  const { willBeSent } = review.funnel;
  const people = plural(format.count(willBeSent), "contact");
  const { schedule } = draft.draft;
  const [, address = review.from] = /<([^>]+)>/.exec(review.from) ?? [];
  return (
    <ConfirmDialog
      opened={props.opened}
      onClose={props.onClose}
      title={schedule.kind === "immediately" ? "Launch campaign" : "Schedule campaign"}
      text={
        review.live
          ? `Send to ${people}${address ? ` from ${address}` : ""}? This leaves your computer.`
          : `${familyNames[familyOfDraft(draft.draft)]} is in the sandbox: ${plural(format.count(willBeSent), "message goes", "messages go")} to the sandbox mailbox, none to real people.`
      }
      facts={[
        { label: "Campaign", value: nameOr(draft.draft.name) },
        { label: "People", value: people },
        { label: "From", value: review.from },
        { label: "Where", value: review.live ? "Email, to real people" : "Sandbox mailbox" },
        { label: "When", value: scheduleWords(schedule, format, now) },
        ...(review.sendingTime === null
          ? []
          : [{ label: "Takes about", value: duration(review.sendingTime) }]),
      ]}
      confirm={launchWords(review, draft.draft, format)}
      {...(review.needsTypedConfirmation ? { typed: String(willBeSent) } : {})}
      onConfirm={async () => {
        await launch.mutateAsync({ id, revision: draft.now().revision });
        void navigate(`/campaigns/${id}/report`);
      }}
    />
  );
}
