import { Button } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { endReasons, type EndReason } from "../../../../../shared/journey/step.ts";
import type { JourneyDocument } from "../../../../../shared/journey/graph.ts";
import { useEngine } from "../../../../data/engine.tsx";
import { activityName, useNames } from "../../../../data/library.tsx";
import { readError } from "../../../../data/read-error.ts";
import { Avatar } from "../../../../ui/avatar.tsx";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { plural } from "../../../../ui/format.ts";
import { SkeletonRows } from "../../../../ui/skeletons.tsx";
import { useFormat } from "../../../../ui/window-settings.tsx";
import { useEditor } from "../editor-context.ts";
import { useSimulateView } from "./simulate-store.ts";
import classes from "./simulate.module.css";

const endWords = (end: string) =>
  Object.hasOwn(endReasons, end) ? endReasons[end as EndReason] : end;

/** Who took part and how it ended for them; with a card selected, those who came to it. A click follows one. */
export function People({ run, document }: { run: string; document: JourneyDocument }) {
  const selected = useEditor((editor) => editor.selection.activities[0]);
  const set = useSimulateView((view) => view.set);
  const names = useNames(document);
  const format = useFormat();
  const found = selected === undefined ? undefined : document.activities[selected];
  const list = useInfiniteQuery({
    ...useEngine().trials.people.infiniteOptions({
      input: (after: number | null) => ({
        run,
        after,
        limit: 50,
        ...(selected !== undefined && found ? { activity: selected } : {}),
      }),
      initialPageParam: null as number | null,
      getNextPageParam: (page) => page.next,
    }),
    placeholderData: keepPreviousData,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const title = found ? `People who came to “${activityName(found, names)}”` : "People";
  return (
    <section className={classes.section} aria-label={title}>
      <h3>{title}</h3>
      {list.isError ? (
        <ErrorState problem={readError(list.error)} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <SkeletonRows rows={6} height={40} label="Loading people" />
      ) : rows.length === 0 ? (
        <p className={classes.hint}>Nobody came here.</p>
      ) : (
        <ul className={classes.people}>
          {rows.map((row) => (
            <li key={row.person}>
              <button
                type="button"
                className={classes.person}
                title="Follow their way"
                onClick={() => set({ followed: row.person, playing: false })}
              >
                <Avatar name={row.name} />
                <span className={classes.lines}>
                  <span className="ellipsis">{row.name}</span>
                  <br />
                  <span className={classes.hint}>{endWords(row.end)}</span>
                </span>
                <span className={`${classes.hint} num`}>
                  {plural(format.count(row.messages), "message")}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {list.hasNextPage ? (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </section>
  );
}
