import { Button } from "@mantine/core";
import type { ContactFilter } from "../../../../shared/contract/contacts.ts";
import { Chip } from "../../../ui/chip.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { ColumnsMenu } from "./columns-menu.tsx";
import { filterCount, type FilterPart } from "./contact-filter.ts";
import classes from "./contacts.module.css";
import { FilterMenu } from "./filter-menu.tsx";
import { filterWords } from "./filter-words.ts";
import { SearchField } from "./search-field.tsx";
import { useFilterNames } from "./use-filter-names.ts";

/** Search, filters, columns, and how many contacts that leaves. */
export function ContactsToolbar(props: {
  filter: ContactFilter;
  count: { count: number; all: number } | undefined;
  autoFocus: boolean;
  onSearch: (text: string) => void;
  onChoose: (part: "status" | "channel" | "segment", value: string) => void;
  onRemove: (part: FilterPart) => void;
  onClear: () => void;
  onDown: () => void;
}) {
  const { filter } = props;
  const names = useFilterNames(filter);
  const words = filterWords(filter, names);
  return (
    <div className={classes.toolbar}>
      <SearchField
        value={filter.search ?? ""}
        autoFocus={props.autoFocus}
        onSearch={props.onSearch}
        onDown={props.onDown}
      />
      <FilterMenu filter={filter} onChoose={props.onChoose} />
      {words.map(({ part, words: text }) => (
        <Chip
          key={part}
          tone="accent"
          removeLabel={`Remove the filter ${text}`}
          onRemove={() => props.onRemove(part)}
        >
          {text}
        </Chip>
      ))}
      {words.length > 0 && filterCount(filter) > 1 && props.count?.count !== 0 ? (
        <Button size="xs" variant="subtle" color="gray" onClick={props.onClear}>
          Clear filters
        </Button>
      ) : null}
      <span className={classes.space} />
      <ContactCount
        count={props.count}
        filtered={filterCount(filter) > 0}
        ofMessages={names.everyRun}
      />
      <ColumnsMenu />
    </div>
  );
}

function ContactCount(props: {
  count: { count: number; all: number } | undefined;
  filtered: boolean;
  /** A contact counts once for every run of a campaign, so “of all contacts” would say nothing. */
  ofMessages: boolean;
}) {
  const format = useFormat();
  const { count, filtered } = props;
  return (
    <output className={classes.count} aria-live="polite">
      {count === undefined ? null : props.ofMessages ? (
        <>
          <strong>{format.count(count.count)}</strong> {count.count === 1 ? "message" : "messages"}
        </>
      ) : filtered ? (
        <>
          <strong>{format.count(count.count)}</strong> of {format.count(count.all)}
        </>
      ) : (
        <>
          <strong>{format.count(count.all)}</strong> {count.all === 1 ? "contact" : "contacts"}
        </>
      )}
    </output>
  );
}
