import { Button } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { ParticipantFilter } from "../../../../../shared/contract/journey-runs.ts";
import { useEngine } from "../../../../data/engine.tsx";
import { readError } from "../../../../data/read-error.ts";
import { Avatar } from "../../../../ui/avatar.tsx";
import { Drawer } from "../../../../ui/drawer.tsx";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { plural } from "../../../../ui/format.ts";
import { SkeletonRows } from "../../../../ui/skeletons.tsx";
import { useFormat } from "../../../../ui/window-settings.tsx";
import { useEditor } from "../editor-context.ts";
import { FollowedParticipant } from "./followed-participant.tsx";
import { ExportPeople } from "./export-people.tsx";
import { useLiveView } from "./live-store.ts";
import classes from "./people.module.css";
import { StateWords } from "./state-words.tsx";

/** The people behind the number that was clicked; nothing while none was. */
export function ParticipantsDrawer() {
  const people = useLiveView((view) => view.people);
  const followed = useLiveView((view) => view.followed);
  const close = useLiveView((view) => view.closePeople);
  if (!people) return null;
  return followed === null ? (
    <Drawer
      key={JSON.stringify(people.filter)}
      title={people.title}
      width={520}
      takeFocus
      onClose={close}
      actions={<ExportPeople filter={people.filter} name={people.title} />}
    >
      <div className={classes.drawer}>
        <People filter={people.filter} />
      </div>
    </Drawer>
  ) : (
    <FollowedParticipant participant={followed} />
  );
}

function People({ filter }: { filter: ParticipantFilter }) {
  const id = useEditor((editor) => editor.id);
  const version = useLiveView((view) => view.version);
  const from = useLiveView((view) => view.from);
  const follow = useLiveView((view) => view.follow);
  const format = useFormat();
  const list = useInfiniteQuery({
    ...useEngine().journeyRuns.participants.infiniteOptions({
      input: (after: string | null) => ({
        id,
        ...(version === null ? {} : { version }),
        filter,
        from,
        to: null,
        after,
        limit: 100,
      }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
    }),
    placeholderData: keepPreviousData,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const total = list.data?.pages[0]?.total ?? null;
  if (list.isError && !list.data)
    return <ErrorState problem={readError(list.error)} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <SkeletonRows rows={8} height={48} label="Loading people" />;
  if (rows.length === 0) return <EmptyState text="Nobody is in this list now." />;
  return (
    <>
      {total === null ? null : (
        <p className={classes.small}>{plural(format.count(total), "person", "people")}</p>
      )}
      <ul className={classes.people} aria-label="People">
        {rows.map((row) => (
          <li key={row.key}>
            <button type="button" className={classes.person} onClick={() => follow(row.key)}>
              <Avatar name={row.name} />
              <span className={classes.lines}>
                <span className="ellipsis">{row.name}</span>
                <br />
                <span className={classes.small}>
                  <StateWords row={row} />
                </span>
              </span>
              <span className={classes.small}>v{row.version}</span>
            </button>
          </li>
        ))}
      </ul>
      {list.hasNextPage ? (
        <div className={classes.acts}>
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show more
          </Button>
        </div>
      ) : null}
    </>
  );
}
