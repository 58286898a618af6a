import { Button } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { TimelineEntry } from "../../../../shared/contract/contacts.ts";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { SkeletonRows, useSlow } from "../../../ui/skeletons.tsx";
import { useNow } from "../../../ui/use-now.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import classes from "./contact.module.css";
import { daysOf } from "./timeline-days.ts";
import { TimelineRow } from "./timeline-row.tsx";

type Family = TimelineEntry["family"];
const families: { family: Family; name: string }[] = [
  { family: "message", name: "Messages" },
  { family: "event", name: "Events" },
  { family: "campaign", name: "Campaigns" },
  { family: "change", name: "Changes" },
];
const block = 50;

/** Everything that happened with a contact, newest first. No chosen family means all of them. */
export function Timeline({ contact }: { contact: number }) {
  const [chosen, setChosen] = useState<readonly Family[]>([]);
  const engine = useEngine();
  const timeline = useInfiniteQuery(
    engine.contacts.timeline.infiniteOptions({
      input: (after: string | null) => ({
        key: contact,
        after,
        limit: block,
        ...(chosen.length > 0 ? { families: [...chosen] } : {}),
      }),
      initialPageParam: null,
      getNextPageParam: ({ next }) => next,
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <>
      <fieldset className={classes.chips}>
        <legend className="visually-hidden">Show</legend>
        {families.map(({ family, name }) => (
          <button
            key={family}
            type="button"
            className={classes.chip}
            aria-pressed={chosen.includes(family)}
            onClick={() =>
              setChosen(
                chosen.includes(family)
                  ? chosen.filter((other) => other !== family)
                  : [...chosen, family],
              )
            }
          >
            {name}
          </button>
        ))}
      </fieldset>
      <Entries
        entries={timeline.data?.pages.flatMap(({ items }) => items)}
        filtered={chosen.length > 0}
        onClear={() => setChosen([])}
        problem={timeline.isError ? readError(timeline.error) : null}
        onRetry={() => void timeline.refetch()}
      />
      {timeline.hasNextPage ? (
        <div className={classes.more}>
          <Button
            loading={timeline.isFetchingNextPage}
            onClick={() => void timeline.fetchNextPage()}
          >
            Show older
          </Button>
        </div>
      ) : null}
    </>
  );
}

function Entries(props: {
  entries: TimelineEntry[] | undefined;
  filtered: boolean;
  onClear: () => void;
  problem: ReturnType<typeof readError> | null;
  onRetry: () => void;
}) {
  const { entries, problem } = props;
  const format = useFormat();
  const now = useNow();
  const slow = useSlow(!entries && !problem);
  if (!entries && problem) return <ErrorState problem={problem} onRetry={props.onRetry} />;
  if (!entries)
    return slow ? <SkeletonRows rows={8} height={40} label="Loading the timeline" /> : null;
  if (entries.length === 0)
    return props.filtered ? (
      <EmptyState
        text="Nothing of this kind was recorded."
        primary={<Button onClick={props.onClear}>Show everything</Button>}
      />
    ) : (
      <EmptyState icon={<IconHistory size={32} />} text="Nothing recorded yet." />
    );
  return daysOf(entries, format, now).map(({ title, entries: ofDay }) => (
    <section key={`${title}${ofDay[0]?.id}`} aria-label={title}>
      <h3 className={classes.day}>{title}</h3>
      <ul className={classes.entries}>
        {ofDay.map((entry) => (
          <TimelineRow key={entry.id} entry={entry} />
        ))}
      </ul>
    </section>
  ));
}
