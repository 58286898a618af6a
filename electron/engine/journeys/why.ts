import type { z } from "zod";
import { AppError } from "../../../shared/domain/errors.ts";
import { roomUnderCaps, recipientsOf } from "../../../shared/journey/recipients.ts";
import { channelOf } from "../../../shared/journey/graph.ts";
import type { Parts } from "../parts.ts";
import type { journeyRuns } from "../../../shared/contract/journey-runs.ts";
import { sentTo } from "../store/journey-messages.ts";
import type { ParticipantRecord } from "../store/journey-participants.ts";
import { getJourneyRecord, versionsOfJourney } from "../store/journey-records.ts";
import type { Among } from "./asked.ts";
import { versionChosen } from "./chosen-version.ts";
import { isHeldOut } from "./draws.ts";
import { entryOf } from "./entries.ts";
import { nameOfActivity } from "./groups.ts";
import type { createParticipants } from "./participants.ts";
import { endpointsOfContacts } from "./people.ts";
import { reasonText } from "./sentences.ts";

type Why = z.infer<(typeof journeyRuns.why)["~orpc"]["outputSchema"] & z.ZodType>;
type Links = { among: Among; participants: ReturnType<typeof createParticipants> };

/** Why a contact did or did not get a message of a journey: as it was recorded, else by asking today's data. */
export const createWhy =
  (parts: Parts, links: Links) =>
  async (id: string, contact: number, activity: string | undefined): Promise<Why> => {
    const { store, clock } = parts;
    const journey = getJourneyRecord(store, id);
    const last = store.get<ParticipantRecord>(
      "SELECT * FROM participants WHERE contact = ? AND journey = ? ORDER BY key DESC LIMIT 1",
      contact,
      journey.key,
    );
    const steps = last ? links.participants.stepsOf(last) : [];
    const own = activity === undefined ? steps : steps.filter((one) => one.activity === activity);
    if (last && own.length > 0) {
      const told = own.findLast((one) => one.kind !== "arrived") ?? own[0];
      const outcome = activity === undefined ? null : messageOutcome(last.key, activity);
      return {
        recorded: true,
        verdict: outcome ?? told?.text ?? "Is in the journey",
        checks: steps.map((one) => ({
          ok: one.kind !== "notSent" && one.kind !== "held",
          text: one.text,
          at: one.at,
        })),
      };
    }
    return now();

    function messageOutcome(participant: number, of: string): string | null {
      const message = store.get<{ state: string; reason: string | null }>(
        "SELECT state, reason FROM messages WHERE participant = ? AND activity = ? ORDER BY key DESC LIMIT 1",
        participant,
        of,
      );
      if (!message) return null;
      if (message.state === "sent") return "Was sent";
      return message.reason === null
        ? "Waits in the outbox"
        : `Not sent: ${reasonText(message.reason).toLowerCase()}`;
    }

    async function now(): Promise<Why> {
      const version = versionChosen(store, journey, undefined);
      const { document } = version;
      const checks: Why["checks"] = [];
      const check = (ok: boolean, yes: string, no: string) =>
        checks.push({ ok, text: ok ? yes : no, at: null });
      if (!store.get("SELECT 1 FROM contacts WHERE key = ?", contact))
        throw new AppError("NOT_FOUND", "This contact is not there any more.");
      check(
        journey.status === "live",
        "The journey takes people in",
        "The journey takes nobody in",
      );
      const by = entryOf(version);
      if ("segmentId" in by && by.segmentId !== null) {
        const inside = await links.among({ segmentId: by.segmentId }, [contact]);
        check(
          inside.has(contact),
          "Is in the segment that enters",
          "Is not in the segment that enters",
        );
      }
      check(last === undefined, "Was never in it", "Was in it and did not come here");
      check(
        !isHeldOut(journey.id, contact, document.settings.holdout),
        "Is not held out of the journey",
        "Is held out of the journey",
      );
      const channel = activity === undefined ? null : channelOf(document, activity);
      if (channel !== null) {
        const endpoints =
          endpointsOfContacts(store, [contact], document.settings.zoneEstimation).get(contact) ??
          [];
        const { reason } = recipientsOf(channel, endpoints);
        check(reason === null, "Can be reached on this channel", reason ? reasonText(reason) : "");
        const over = roomUnderCaps(
          document.settings.limits,
          sentTo(store, [contact], {
            versions: versionsOfJourney(store, journey.key).map((one) => one.key),
            now: clock.now(),
            days: document.settings.limits.timeframeCap?.days ?? 1,
          }).get(contact) ?? { day: 0, total: 0, timeframe: 0 },
        ).reason;
        check(over === null, "Is below every cap", over ? reasonText(over) : "");
      }
      const first = checks.find((one) => !one.ok);
      const what =
        activity === undefined ? "the journey" : `“${nameOfActivity(document, activity, store)}”`;
      return {
        recorded: false,
        verdict: first
          ? `${first.text}${activity === undefined ? "" : `, so ${what} would not be sent`}`
          : `Nothing keeps the contact from ${what} by today’s data`,
        checks,
      };
    }
  };
