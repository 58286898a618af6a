import { Button, Checkbox } from "@mantine/core";
import { useState } from "react";
import type { JourneyDocument } from "../../../../../shared/journey/graph.ts";
import { activityName, useNames } from "../../../../data/library.tsx";
import type { Trial } from "./trial-store.ts";
import classes from "./trial.module.css";

/** What did they do with the message? Everything that can be said of one of its channel, and nothing. */
export function TrialQuestion(props: {
  asks: NonNullable<Trial["state"]["asks"]>;
  document: JourneyDocument;
  busy: boolean;
  onAnswer: (answer: string[], to: "next" | "end") => void;
}) {
  const { asks, document, busy, onAnswer } = props;
  const names = useNames(document);
  const [chosen, choose] = useState<string[] | null>(null);
  const message = document.activities[asks.activity];
  const name = message ? activityName(message, names) : "the message";
  const answer = (to: "next" | "end") => onAnswer(chosen ?? [], to);
  return (
    <section className={classes.question} aria-label="Question">
      <Checkbox.Group
        label={`What did they do with “${name}”?`}
        value={chosen ?? []}
        onChange={choose}
      >
        <div className={classes.options}>
          {asks.options.map(({ event, label }) => (
            <Checkbox key={event} value={event} label={label} />
          ))}
        </div>
      </Checkbox.Group>
      <Checkbox
        label="Did nothing"
        checked={chosen !== null && chosen.length === 0}
        onChange={(event) => choose(event.currentTarget.checked ? [] : null)}
      />
      <div className={classes.acts}>
        <Button disabled={chosen === null || busy} onClick={() => answer("next")}>
          Step
        </Button>
        <Button variant="filled" disabled={chosen === null || busy} onClick={() => answer("end")}>
          Run to end
        </Button>
      </div>
    </section>
  );
}
