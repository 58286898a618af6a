import { Button, Modal } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import type {
  ContactFilter,
  ContactSort,
  SavedView,
} from "../../../../../shared/contract/contacts.ts";
import type { Criterion } from "../../../../../shared/domain/segment.ts";
import { useFormat } from "../../../../ui/window-settings.tsx";
import type { FilterPart } from "../contact-filter.ts";
import { IndexNote } from "../contacts-failed.tsx";
import classes from "../contacts.module.css";
import { criteriaOf } from "../simple-rules.ts";
import { useFilterNames } from "../use-filter-names.ts";
import { ColumnsList, DensityToggle } from "./columns-list.tsx";
import { CriterionForm } from "./criterion-form.tsx";
import { FilterChips } from "./filter-chips.tsx";
import { FilterMenu } from "./filter-menu.tsx";
import { SearchField } from "./search-field.tsx";
import { ViewsMenu } from "./views-menu.tsx";

type Count = { total: number; all: number; filtered: boolean } | null;
type ToolbarProps = {
  filter: ContactFilter;
  sort: ContactSort;
  columns: readonly string[];
  count: Count;
  /** The count is that of the list before. */
  counting: boolean;
  autoFocus: boolean;
  onSearch: (text: string) => void;
  onChoose: (part: "status" | "channel" | "segment", value: string) => void;
  onRemove: (part: FilterPart) => void;
  onCriteria: (criteria: readonly Criterion[]) => void;
  onClear: () => void;
  onShowView: (view: SavedView) => void;
  onExport: () => void;
  onDown: () => void;
};

/** Search, filters, views and columns, and how many contacts that leaves. */
export function ContactsToolbar(props: ToolbarProps) {
  const { filter } = props;
  const names = useFilterNames(filter);
  /** The criterion being written: its place, or null for a new one; undefined while there is none. */
  const [editing, setEditing] = useState<number | null | undefined>(undefined);
  // Rules of the builder that say more than a list can are replaced as a whole.
  const criteria = filter.removedByStep === undefined ? (criteriaOf(filter.rules) ?? []) : [];
  const place = editing ?? criteria.length;
  return (
    <>
      <div className={classes.toolbar}>
        <SearchField
          value={filter.search ?? ""}
          autoFocus={props.autoFocus}
          onSearch={props.onSearch}
          onDown={props.onDown}
        />
        <FilterMenu
          filter={filter}
          onChoose={props.onChoose}
          onAttribute={() => setEditing(null)}
        />
        <ViewsMenu
          now={{ filter, sort: props.sort, columns: [...props.columns] }}
          onShow={props.onShowView}
        />
        <span className={classes.space} />
        <IndexNote />
        <ContactCount count={props.count} counting={props.counting} ofMessages={names.everyRun} />
        <ColumnsList />
        <DensityToggle />
        <Button
          leftSection={<IconDownload size={15} />}
          disabled={!props.count || props.counting || props.count.total === 0}
          onClick={props.onExport}
        >
          Export
        </Button>
      </div>
      <FilterChips
        filter={filter}
        names={names}
        empty={props.count?.total === 0 && !props.counting}
        onRemove={props.onRemove}
        onRemoveCriterion={(at) => props.onCriteria(criteria.toSpliced(at, 1))}
        onEditCriterion={setEditing}
        onClear={props.onClear}
      />
      <Modal
        opened={editing !== undefined}
        onClose={() => setEditing(undefined)}
        title={editing === null ? "Add a filter" : "Change the filter"}
        size={420}
      >
        <CriterionForm
          criterion={criteria[place] ?? null}
          onCancel={() => setEditing(undefined)}
          onApply={(criterion) => {
            props.onCriteria(criteria.toSpliced(place, 1, criterion));
            setEditing(undefined);
          }}
        />
      </Modal>
    </>
  );
}

function ContactCount(props: {
  count: Count;
  counting: boolean;
  /** A contact counts once for every run of a campaign, so “of all contacts” would say nothing. */
  ofMessages: boolean;
}) {
  const format = useFormat();
  const { count, counting } = props;
  return (
    <output
      className={classes.count}
      aria-live="polite"
      aria-busy={counting || undefined}
      data-counting={counting || undefined}
    >
      {count === null ? null : props.ofMessages ? (
        <>
          <strong>{format.count(count.total)}</strong> {count.total === 1 ? "message" : "messages"}
        </>
      ) : count.filtered ? (
        <>
          <strong>{format.count(count.total)}</strong> of {format.count(count.all)}
        </>
      ) : (
        <>
          <strong>{format.count(count.all)}</strong> {count.all === 1 ? "contact" : "contacts"}
        </>
      )}
    </output>
  );
}
