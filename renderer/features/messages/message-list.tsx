import { Button, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import type { MessageRow } from "../../../shared/contract/messages.ts";
import { Reason } from "../../../shared/domain/message.ts";
import { useEngine } from "../../data/engine.tsx";
import { readError } from "../../data/read-error.ts";
import { useScreenActions } from "../../data/screen-actions.ts";
import type { RowKey } from "../../ui/data-table-types.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { useFormat } from "../../ui/window-settings.tsx";
import { CampaignFilter, ReasonFilter } from "./filters.tsx";
import { FolderBar } from "./folder-bar.tsx";
import type { FolderInfo } from "./folders.ts";
import { listWords } from "./list-words.ts";
import { MessageCell } from "./message-cell.tsx";
import classes from "./messages.module.css";
import { SelectionBar } from "./selection-bar.tsx";
import { mostRows, useMessageList } from "./use-message-list.ts";

const nothing: ReadonlySet<RowKey> = new Set();

export function MessageList(props: {
  info: FolderInfo;
  openId: string | null;
  onOpen: (id: string) => void;
}) {
  const { info, openId, onOpen } = props;
  const { folder } = info;
  const format = useFormat();
  const [params, setParams] = useSearchParams();
  const [search, setSearch] = useState("");
  const [wanted] = useDebouncedValue(search.trim(), 200);
  const reason = Reason.safeParse(params.get("reason")).data ?? null;
  const campaignId = params.get("campaign");
  const { list, rows, more, onEnd, cut } = useMessageList({
    folder,
    search: wanted,
    campaignId,
    reason,
  });
  const [ticked, setTicked] = useState(nothing);
  const selectable = folder === "sandbox" || folder === "unknown" || folder === "held";
  const selected = useMemo(
    () => new Set(rows.map(({ id }) => id).filter((id) => ticked.has(id))),
    [rows, ticked],
  );
  const field = useRef<HTMLInputElement>(null);
  useScreenActions([
    {
      id: "messages:search",
      label: "Search messages",
      shortcut: "Mod+F",
      run: () => field.current?.focus(),
    },
  ]);

  const set = (key: "reason" | "campaign", value: string | null) =>
    setParams((before) => {
      if (value === null) before.delete(key);
      else before.set(key, value);
      return before;
    });
  const filters = [wanted, campaignId, reason].filter(Boolean).length;
  const clear = () => {
    setSearch("");
    setParams((before) => {
      before.delete("reason");
      before.delete("campaign");
      return before;
    });
  };
  const Icon = info.icon;
  const counts = useQuery(useEngine().messages.folders.queryOptions()).data;
  const words = listWords(
    info,
    {
      filtered: filters > 0,
      loaded: rows.length,
      complete: !more && !cut,
      counts: counts?.find((each) => each.folder === folder) ?? null,
    },
    format,
  );
  const columns = useMemo(
    () => [
      {
        key: "message",
        header: words,
        width: "minmax(0, 1fr)",
        cell: (row: MessageRow) => <MessageCell row={row} />,
      },
    ],
    [words],
  );

  return (
    <section className={classes.list} aria-label={info.name}>
      {selectable && selected.size > 0 ? (
        <SelectionBar
          folder={folder}
          rows={rows.filter(({ id }) => selected.has(id))}
          onClear={() => setTicked(nothing)}
        />
      ) : (
        <div className={classes.tools}>
          <TextInput
            ref={field}
            size="sm"
            type="search"
            aria-label={`Search ${info.name}`}
            placeholder="Search address or subject"
            leftSection={<IconSearch size={14} />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          {folder === "notSent" ? (
            <ReasonFilter value={reason} onChange={(value) => set("reason", value)} />
          ) : null}
        </div>
      )}
      {campaignId ? (
        <CampaignFilter
          name={rows.find((row) => row.campaignId === campaignId)?.source ?? "One campaign"}
          onClear={() => set("campaign", null)}
        />
      ) : null}
      <FolderBar folder={folder} />
      <output className="visually-hidden">{words}</output>
      {cut ? (
        <p className={classes.cut}>
          The first {format.count(mostRows)} are listed. Search finds the others.
        </p>
      ) : null}
      <div className={classes.rows}>
        <DataTable
          key={folder}
          label={info.name}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          rowName={(row) => `${row.subject}, ${row.to || "no address"}`}
          height="three-line"
          {...(selectable ? { selected, onSelect: setTicked } : {})}
          openKey={openId ?? ""}
          onOpen={(row) => onOpen(row.id)}
          onFollow={(row) => onOpen(row.id)}
          hasMore={more}
          onEnd={onEnd}
          loading={list.isPending}
          refreshing={list.isPlaceholderData}
          autoFocus
          error={
            list.isError && !list.data ? (
              <ErrorState problem={readError(list.error)} onRetry={() => void list.refetch()} />
            ) : undefined
          }
          empty={
            filters > 0 ? (
              <EmptyState
                text={
                  filters === 1
                    ? "No message matches this filter."
                    : `No message matches these ${filters} filters.`
                }
                primary={<Button onClick={clear}>Clear filters</Button>}
              />
            ) : (
              <EmptyState icon={<Icon size={32} />} text={info.empty} />
            )
          }
        />
      </div>
    </section>
  );
}
