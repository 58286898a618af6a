import { Button, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconHistory, IconSearch } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import type { TimelineEntry } from "../../../../shared/contract/contacts.ts";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { SkeletonRows, useSlow } from "../../../ui/skeletons.tsx";
import { useNow } from "../../../ui/use-now.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import classes from "./timeline.module.css";
import { daysOf } from "./timeline-days.ts";
import { TimelineRow } from "./timeline-row.tsx";
import { speaksOf } from "./timeline-search.ts";

type Family = TimelineEntry["family"];
const families: { family: Family; name: string }[] = [
  { family: "message", name: "Messages" },
  { family: "event", name: "Events" },
  { family: "journey", name: "Journeys" },
  { family: "campaign", name: "Campaigns" },
  { family: "change", name: "Changes" },
];
const block = 50;
/** While one searches, more are read at once, until so many are found. */
const searchBlock = 500;
const enough = 40;

/** Everything that happened with a contact, newest first. No chosen family means all of them. */
export function Timeline({ contact, about = "" }: { contact: number; about?: string }) {
  const [chosen, setChosen] = useState<readonly Family[]>(about ? ["change"] : []);
  const [typed, setTyped] = useState(about);
  const [debounced] = useDebouncedValue(typed.trim(), 150);
  const search = typed.trim() === "" ? "" : debounced;
  const engine = useEngine();
  const timeline = useInfiniteQuery(
    engine.contacts.timeline.infiniteOptions({
      input: (after: string | null) => ({
        key: contact,
        after,
        limit: search ? searchBlock : block,
        ...(chosen.length > 0 ? { families: [...chosen] } : {}),
      }),
      initialPageParam: null,
      getNextPageParam: ({ next }) => next,
      placeholderData: keepPreviousData,
    }),
  );
  const loaded = useMemo(() => timeline.data?.pages.flatMap(({ items }) => items), [timeline.data]);
  const shown = useMemo(() => loaded?.filter((entry) => speaksOf(entry, search)), [loaded, search]);
  const { hasNextPage, isFetching, isFetchingNextPage, fetchNextPage } = timeline;
  const [most, setMost] = useState(enough);
  const looking = search !== "" && hasNextPage && (shown?.length ?? 0) < most;
  useEffect(() => {
    if (looking && !isFetching) void fetchNextPage();
    // A page that comes at once is fetched between two drawings: what came decides, too.
  }, [looking, isFetching, fetchNextPage, loaded]);
  const filtered = chosen.length > 0 || search !== "";
  return (
    <>
      <div className={classes.timelineSearch}>
        <TextInput
          size="sm"
          type="search"
          aria-label="Search the timeline"
          placeholder="Search the timeline"
          leftSection={<IconSearch size={15} />}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setMost(enough);
          }}
          onKeyDown={(event) => {
            if (event.key !== "Escape" || typed === "") return;
            event.preventDefault();
            setTyped("");
          }}
        />
      </div>
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
        // Nothing found so far is not yet nothing found.
        entries={looking && shown?.length === 0 ? undefined : shown}
        filtered={filtered}
        onClear={() => {
          setChosen([]);
          setTyped("");
        }}
        problem={timeline.isError ? readError(timeline.error) : null}
        onRetry={() => void timeline.refetch()}
      />
      {hasNextPage && !(looking && shown?.length === 0) ? (
        <div className={classes.more}>
          <Button
            loading={isFetchingNextPage}
            onClick={() => {
              setMost((shown?.length ?? 0) + enough);
              void fetchNextPage();
            }}
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
        text="Nothing like this was recorded."
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
