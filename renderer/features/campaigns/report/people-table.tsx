import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useNavigate } from "react-router";
import type { ContactRow, Outcome } from "../../../../shared/contract/contacts.ts";
import { displayName } from "../../../../shared/domain/contact.ts";
import {
  messageStateNames,
  reasonTexts,
  type MessageState,
} from "../../../../shared/domain/message.ts";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import type { Column } from "../../../ui/data-table-types.ts";
import { DataTable } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { unknown, type Format } from "../../../ui/format.ts";
import { Pill } from "../../../ui/pill.tsx";
import type { Tone } from "../../../ui/tones.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import { contactPath } from "../contact-links.ts";
import classes from "./people.module.css";
import { useContactsBehind } from "./use-contacts-behind.ts";
import type { Scope } from "./use-report.ts";

const tones: Record<MessageState, Tone> = {
  queued: "neutral",
  sending: "info",
  sent: "success",
  failed: "danger",
  notSent: "neutral",
  unknown: "warning",
  held: "warning",
};

const nameOf = (row: ContactRow) =>
  displayName({ name: row.name, address: row.email ?? row.phone, id: row.id });

/** The contacts behind one outcome, with what became of the message to each. */
export function PeopleTable(props: { scope: Scope; outcome: Outcome; label: string }) {
  const { scope, outcome } = props;
  const { campaign, run } = scope;
  const navigate = useNavigate();
  const format = useFormat();
  const list = useInfiniteQuery({
    ...useEngine().contacts.list.infiniteOptions({
      input: (after: string | null) => ({
        campaign: { id: campaign.id, outcome, ...(run === null ? {} : { runId: run }) },
        after,
        limit: 200,
      }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
    }),
    placeholderData: keepPreviousData,
  });
  const total = useContactsBehind(scope, outcome);
  const rows = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? [], [list.data]);
  const columns = useMemo(() => columnsOf(format), [format]);
  return (
    <DataTable
      label={props.label}
      height="two-line"
      columns={columns}
      rows={rows}
      rowKey={({ key }) => key}
      rowName={nameOf}
      total={total}
      loading={list.isPending}
      hasMore={list.hasNextPage}
      onEnd={() => {
        if (!list.isFetchingNextPage) void list.fetchNextPage();
      }}
      onOpen={({ key }) => void navigate(contactPath(key))}
      error={
        list.isError && !list.data ? (
          <ErrorState problem={readError(list.error)} onRetry={() => void list.refetch()} />
        ) : null
      }
      empty={<EmptyState text="No contact is in this list yet." />}
    />
  );
}

const columnsOf = (format: Format): Column<ContactRow>[] => [
  {
    key: "contact",
    header: "Contact",
    width: "minmax(220px, 1.4fr)",
    cell: (row) => (
      <div className={classes.person}>
        <Avatar name={nameOf(row)} />
        <div className={classes.lines}>
          <div className={classes.name}>{nameOf(row)}</div>
          {row.email && row.name ? <div className={classes.small}>{row.email}</div> : null}
        </div>
      </div>
    ),
  },
  {
    key: "state",
    header: "Message",
    width: "120px",
    cell: ({ message }) =>
      message ? (
        <Pill tone={tones[message.state]}>{messageStateNames[message.state]}</Pill>
      ) : (
        unknown
      ),
  },
  {
    key: "reason",
    header: "Reason",
    width: "minmax(220px, 2fr)",
    cell: ({ message }) => (
      <div className={classes.lines}>
        <div className="ellipsis">{message?.reason ? reasonTexts[message.reason] : unknown}</div>
        {message?.detail ? <div className={classes.small}>{message.detail}</div> : null}
      </div>
    ),
  },
  {
    key: "at",
    header: "When",
    width: "150px",
    align: "end",
    cell: ({ message }) => (message?.at ? format.dateTime(message.at) : unknown),
  },
];
