import { IconQuote } from "@tabler/icons-react";
import { segmentSentence, type SentencePart } from "../../../../shared/domain/segment-sentence.ts";
import type { SegmentRules } from "../../../../shared/domain/segment.ts";
import { useBuilder, type FocusTarget } from "./builder-context.ts";
import classes from "./builder.module.css";

/** The rules in plain language; each bold part leads to the control it speaks of. */
export function Sentence({ rules }: { rules: SegmentRules }) {
  const { segments, focus, names } = useBuilder();
  const building = rules.groups.some((group) => group.sources.length > 0);
  const parts = building && !segments ? [] : segmentSentence(rules, names.segment, names.campaign);
  return (
    <section className={classes.sentence} aria-label="This segment in words">
      <IconQuote size={16} />
      <p>
        {parts.map((part, at) => {
          const target = targetOf(part, rules);
          return target ? (
            <button key={at} type="button" className={classes.strong} onClick={() => focus(target)}>
              {part.text}
            </button>
          ) : part.strong ? (
            <b key={at}>{part.text}</b>
          ) : (
            <span key={at}>{part.text}</span>
          );
        })}
      </p>
    </section>
  );
}

function targetOf({ focus, strong }: SentencePart, rules: SegmentRules): FocusTarget | null {
  if (!strong) return null;
  const { group = 0, box, row } = focus ?? {};
  if (!rules.groups[group]) return null;
  return box === undefined || row === undefined
    ? { group, part: "base" }
    : { group, box, row, part: "value" };
}
