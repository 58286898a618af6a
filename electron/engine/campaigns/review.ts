import type { Finding } from "../../../shared/contract/campaigns.ts";
import {
  channelsOfDraft,
  familyOfDraft,
  type CampaignDraft,
} from "../../../shared/domain/campaign.ts";
import { channelsOf, familyNames } from "../../../shared/domain/channel.ts";
import { reasonTexts } from "../../../shared/domain/message.ts";
import type { Parts } from "../parts.ts";
import { getCampaign } from "../store/campaigns.ts";
import { instantOf, isZone, nextDue } from "../zones.ts";
import { createForecast } from "./forecast.ts";
import type { Members } from "./prepare.ts";

type Links = {
  members: Members;
  /** What a segment's members depend on: the same text for the same rules. */
  fingerprint(segmentId: string): string;
  /** Syntax, unknown variables, missing parts. */
  checkMessage(draft: CampaignDraft): Finding[] | Promise<Finding[]>;
  live(family: string): boolean;
  tracked(family: string): boolean;
  from(draft: CampaignDraft): string;
};

const finding = (
  severity: Finding["severity"],
  step: Finding["step"],
  text: string,
  field: string | null = null,
): Finding => ({
  severity,
  step,
  field,
  text,
  line: null,
  column: null,
});

/** More real messages than this ask for the number to be typed. */
const typedAbove = 10_000;

export function createReview(parts: Parts, links: Links) {
  const { store, clock } = parts;

  const forecast = createForecast(parts, links);

  const scheduleFindings = (id: string): Finding[] => {
    const { schedule } = getCampaign(store, id).draft;
    if (schedule.kind === "immediately") return [];
    if (!isZone(schedule.zone))
      return [
        finding(
          "error",
          "schedule",
          `“${schedule.zone}” is not a time zone. Choose one from the list.`,
          "zone",
        ),
      ];
    const now = clock.now();
    if (schedule.kind === "once" && instantOf(schedule.at, schedule.zone) <= now)
      return [finding("error", "schedule", "The start time has passed. Choose a later one.", "at")];
    if (schedule.kind === "recurring") {
      if (schedule.end !== null && schedule.end <= schedule.at)
        return [finding("error", "schedule", "The end is before the start.", "end")];
      if (nextDue(schedule, now) === null)
        return [finding("error", "schedule", "All runs of this schedule have passed.", "at")];
      if (schedule.end === null)
        return [finding("warning", "schedule", "This campaign repeats without an end.", "end")];
    }
    return [];
  };

  const review = async (id: string, fresh = false) => {
    const campaign = getCampaign(store, id);
    const { draft } = campaign;
    const findings: Finding[] = [];
    if (!draft.name.trim())
      findings.push(finding("error", "setup", "Give the campaign a name.", "name"));
    const segment =
      draft.segmentId === null
        ? undefined
        : store.get<{ name: string; deleted_at: number | null }>(
            "SELECT name, deleted_at FROM segments WHERE id = ?",
            draft.segmentId,
          );
    const usable = segment !== undefined && segment.deleted_at === null;
    if (draft.segmentId === null)
      findings.push(finding("error", "audience", "Choose a segment.", "segmentId"));
    else if (!usable)
      findings.push(
        finding(
          "error",
          "audience",
          "The segment of this campaign was deleted. Choose another one.",
          "segmentId",
        ),
      );
    findings.push(...(await links.checkMessage(draft)), ...scheduleFindings(id));
    const funnel = await forecast(usable ? draft.segmentId : null, channelsOfDraft(draft), fresh);
    if (usable && funnel.willBeSent === 0)
      findings.push(
        finding(
          funnel.targeted === 0 && draft.schedule.kind !== "immediately" ? "warning" : "error",
          "audience",
          funnel.targeted === 0
            ? `Nobody is in “${segment.name}” now.`
            : `Nobody in “${segment.name}” can get it: ${reasonTexts[funnel.skipped[0]?.reason ?? "noAddress"].toLowerCase()}.`,
          "segmentId",
        ),
      );
    const family = familyOfDraft(draft);
    const live = links.live(family);
    if (!live)
      findings.push(
        finding(
          "warning",
          "review",
          `${familyNames[family]} is in the sandbox: messages go to the sandbox mailbox, none to real people.`,
        ),
      );
    else if (family === "email" && !links.tracked(family))
      findings.push(
        finding(
          "warning",
          "review",
          "Opens and clicks will not be measured: no public tracking address is set.",
        ),
      );
    const { schedule } = draft;
    const perSecond = parts.settings().sendingPerSecond;
    return {
      findings,
      funnel,
      live,
      from: links.from(draft),
      dueAt:
        schedule.kind === "immediately" ||
        findings.some((found) => found.step === "schedule" && found.severity === "error")
          ? null
          : nextDue(schedule, clock.now()),
      needsTypedConfirmation: live && funnel.willBeSent > typedAbove,
      sendingTime: perSecond === null ? null : (funnel.willBeSent / perSecond) * 1000,
    };
  };

  return {
    review: (id: string) => review(id),
    forecast: (segmentId: string | null, draft: CampaignDraft | null = null) =>
      forecast(segmentId, draft ? channelsOfDraft(draft) : channelsOf("email")),
    /** What keeps a launch back, counted anew. */
    errors: async (id: string) =>
      (await review(id, true)).findings.filter((found) => found.severity === "error"),
  };
}
