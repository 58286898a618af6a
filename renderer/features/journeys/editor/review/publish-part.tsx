import { Button, Radio, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { JourneyReview } from "../../../../../shared/contract/journey-runs.ts";
import type { SendChannel } from "../../../../../shared/domain/journey.ts";
import { LocalField } from "../../../../activities/form/local-field.tsx";
import { useEngine } from "../../../../data/engine.tsx";
import { readError } from "../../../../data/read-error.ts";
import { cityOf, plural } from "../../../../ui/format.ts";
import { Pill } from "../../../../ui/pill.tsx";
import { showToast } from "../../../../ui/toast.tsx";
import { useNow } from "../../../../ui/use-now.ts";
import { useFormat } from "../../../../ui/window-settings.tsx";
import { useEditor } from "../editor-context.ts";
import { instantOf } from "../instant.ts";
import { MiniDiff } from "./mini-diff.tsx";
import { PeopleTable } from "./people-table.tsx";
import { planOf, undecided, type Plan } from "./plan.ts";
import classes from "./review.module.css";

const channelNames: Record<SendChannel, string> = {
  email: "Email",
  sms: "SMS",
  push: "Push",
  voice: "Voice",
  custom: "Custom channel",
};

/** What publishing does, and the button that does it. */
export function PublishPart(props: {
  review: JourneyReview;
  errors: number;
  /** Recommendations nobody has ticked. */
  open: number;
  onClose: () => void;
}) {
  const { review, errors, open, onClose } = props;
  const format = useFormat();
  const now = useNow();
  const id = useEditor((editor) => editor.id);
  const zone = useEditor((editor) => editor.document.settings.zone) ?? format.timeZone;
  const name = useEditor((editor) => editor.document.name);
  const [when, setWhen] = useState<"now" | "at">("now");
  const [at, setAt] = useState("");
  const [note, setNote] = useState("");
  const [plan, setPlan] = useState<Plan>(new Map());
  const startAt = when === "now" || at === "" ? null : instantOf(at, zone);
  const passed = startAt !== null && startAt <= now;
  const publish = useMutation(
    useEngine().journeyRuns.publish.mutationOptions({
      meta: { quiet: true },
      onSuccess: ({ startsAt }) => {
        showToast({
          text: `“${name}” starts ${format.scheduled(startsAt, zone, now)}.`,
          detail: "Until then you can take it back.",
        });
        onClose();
      },
    }),
  );
  const problem = publish.isError ? readError(publish.error) : null;
  const missing = undecided(review, plan).length;
  const why =
    errors > 0
      ? `${plural(errors, "error")} to fix before you can publish.`
      : missing > 0
        ? `Choose what happens to ${plural(missing, "group")} of people.`
        : when === "at" && startAt === null
          ? "Choose when it starts."
          : passed
            ? "That time has passed."
            : open > 0
              ? `${plural(open, "recommendation")} not reviewed. You can publish all the same.`
              : "";
  const blocked = errors > 0 || missing > 0 || (when === "at" && (startAt === null || passed));
  const people =
    review.enters.now === null
      ? ""
      : ` — ${plural(format.count(review.enters.now), "person", "people")}`;
  return (
    <section className={classes.part} aria-label="Publish">
      <h3 className={classes.heading}>Publish</h3>
      <dl className={classes.facts}>
        <dt>What changes</dt>
        <dd>{review.number === 1 ? "First version" : <MiniDiff changes={review.changes} />}</dd>
        <dt>Who enters</dt>
        <dd>
          {review.enters.now === null
            ? "Whoever does the event"
            : `${plural(format.count(review.enters.now), "person", "people")} now`}
          {review.enters.perDay === null
            ? null
            : `, then about ${format.count(Math.round(review.enters.perDay))} a day`}
        </dd>
        <dt>Where it goes</dt>
        <dd className={classes.pills}>
          {review.channels.length === 0 ? "Nothing is sent" : null}
          {review.channels.map(({ channel, live }) => (
            <Pill key={channel} tone={live ? "warning" : "neutral"}>
              {channelNames[channel]}: {live ? "real people" : "sandbox mailbox"}
            </Pill>
          ))}
        </dd>
        <dt>When</dt>
        <dd>
          <Radio.Group
            aria-label="When it starts"
            value={when}
            onChange={(value) => setWhen(value as "now" | "at")}
          >
            <div className={classes.part}>
              <Radio size="xs" value="now" label="Now, with 5 minutes to take it back" />
              <Radio size="xs" value="at" label="At a set time" />
            </div>
          </Radio.Group>
          {when === "at" ? (
            <>
              <LocalField label="Date" value={at} onChange={setAt} />
              <p className={classes.hint}>{cityOf(zone)} time</p>
            </>
          ) : null}
        </dd>
        <dt>Note</dt>
        <dd>
          <TextInput
            aria-label="Note"
            placeholder="What is new, for the history"
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </dd>
      </dl>
      {review.groups.length > 0 ? (
        <PeopleTable review={review} plan={plan} onPlan={setPlan} />
      ) : null}
      {problem ? (
        <p className={classes.problem} role="alert">
          {[problem.message, problem.cure].filter(Boolean).join(" ")}
        </p>
      ) : null}
      <div className={classes.acts}>
        <span className={classes.why} aria-live="polite">
          {why}
        </span>
        <Button
          variant="filled"
          disabled={blocked}
          loading={publish.isPending}
          onClick={() =>
            publish.mutate({
              id,
              revision: review.revision,
              startAt,
              note: note.trim(),
              plan: planOf(review, plan),
            })
          }
        >
          {`Publish v${review.number}${people}`}
        </Button>
      </div>
    </section>
  );
}
