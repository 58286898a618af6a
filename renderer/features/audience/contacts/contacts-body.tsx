import { useCallback, useRef, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import type { ContactRow } from "../../../../shared/contract/contacts.ts";
import { useScreenActions } from "../../../data/screen-actions.ts";
import { writeRules } from "../../../data/contacts-link.ts";
import { WithDrawer } from "../../../ui/drawer.tsx";
import { ActionBar } from "../bulk/action-bar.tsx";
import { ExportDialog, type ExportOrder } from "../bulk/export-dialog.tsx";
import { ContactDrawer } from "../contact/contact-drawer.tsx";
import { useColumnLayout } from "./column-layout.ts";
import { shownColumns } from "./contact-columns.tsx";
import {
  filterCount,
  filterOf,
  paramsOf,
  withoutFilter,
  withoutFilters,
  withParam,
} from "./contact-filter.ts";
import { sortAfter, sortOf, sortParam } from "./contact-sort.ts";
import { NoContacts, NoMatch } from "./contacts-empty.tsx";
import { ContactsFailed } from "./contacts-failed.tsx";
import classes from "./contacts.module.css";
import { ContactsGrid, type Found } from "./grid/contacts-grid.tsx";
import { rememberContact, takeLastContact } from "./last-contact.ts";
import { NewContact } from "./new-contact.tsx";
import { everything, nothing, type Selection } from "./selection.ts";
import { rulesOf } from "./simple-rules.ts";
import { ContactsToolbar } from "./toolbar/contacts-toolbar.tsx";

/** The key in `?contact=`, or null. */
const keyIn = (params: URLSearchParams): number | null => {
  const key = Number(params.get("contact") ?? Number.NaN);
  return Number.isSafeInteger(key) ? key : null;
};

/** Ticks belong to one list: another filter begins without any, so that nothing is acted on unseen. */
function useSelection(list: string): [Selection, (selection: Selection) => void] {
  const [kept, setKept] = useState({ list, selection: nothing });
  const selection = kept.list === list ? kept.selection : nothing;
  return [selection, (next) => setKept({ list, selection: next })];
}

/** Toolbar, table and drawer. What is shown is in the address, so that links and Back lead to it. */
export function ContactsBody(props: { creating: boolean; onCreating: (open: boolean) => void }) {
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const columns = useColumnLayout();
  const [start] = useState(takeLastContact);
  const [takeFocus, setTakeFocus] = useState(true);
  const [known, setKnown] = useState<(Found & { list: string; filtered: boolean }) | null>(null);
  const [exporting, setExporting] = useState<ExportOrder | null>(null);
  const frame = useRef<HTMLDivElement>(null);

  const filter = filterOf(params);
  const sort = sortOf(params);
  const open = keyIn(params);
  const filters = filterCount(filter);
  const list = JSON.stringify(filter);
  const [selection, setSelection] = useSelection(list);
  // The figures of the list before are no figures of this one.
  const found = known?.list === list ? known : null;
  const shown = shownColumns(columns.layout, filter.campaign !== undefined);

  const replace = (next: URLSearchParams) => setParams(next, { replace: true });
  const look = (row: ContactRow, byKeyboard: boolean) => {
    setTakeFocus(byKeyboard);
    setParams(withParam(params, { contact: String(row.key) }), { replace: open !== null });
  };
  const close = useCallback(
    () => setParams((now) => withParam(now, { contact: null, why: null }), { replace: true }),
    [setParams],
  );
  const openPage = (key: number, index: number) => {
    rememberContact(key, index);
    void navigate(`/audience/${key}`);
  };
  const clear = () => replace(withoutFilters(params));

  useScreenActions([
    {
      id: "audience:import",
      label: "Import contacts",
      shortcut: "Mod+N",
      run: () => void navigate("/audience/import"),
    },
    { id: "audience:new", label: "New contact", run: () => props.onCreating(true) },
    {
      id: "audience:find",
      label: "Find a contact",
      shortcut: "Mod+F",
      run: () => frame.current?.querySelector<HTMLInputElement>("input[type=search]")?.select(),
    },
    {
      id: "audience:all",
      label: "Select all contacts of this list",
      run: () => setSelection(everything),
    },
  ]);

  return (
    <WithDrawer
      drawer={
        open === null ? null : (
          <ContactDrawer
            contact={open}
            takeFocus={takeFocus}
            onClose={close}
            onOpenPage={() => openPage(open, 0)}
          />
        )
      }
    >
      <div ref={frame} className={classes.page} data-beside={open !== null || undefined}>
        <ContactsToolbar
          filter={filter}
          sort={sort}
          columns={shown.map(({ key }) => key)}
          count={known}
          counting={known !== null && found === null}
          autoFocus={start === null && open === null}
          onSearch={(search) => replace(withParam(params, { search }))}
          onChoose={(part, value) => replace(withParam(params, { [part]: value }))}
          onRemove={(part) => replace(withoutFilter(params, part))}
          onCriteria={(criteria) => {
            const rules = rulesOf(criteria);
            replace(
              withParam(params, { rules: rules ? writeRules(rules) : null, removedByStep: null }),
            );
          }}
          onClear={clear}
          onShowView={(view) => {
            columns.showOnly(view.columns.filter((key) => key !== "message"));
            setParams(withParam(paramsOf(view.filter), { sort: sortParam(view.sort) }));
          }}
          onExport={() =>
            setExporting({ selection: { filter, except: [] }, contacts: found?.total ?? 0 })
          }
          onDown={() => frame.current?.querySelector<HTMLElement>("[role=grid]")?.focus()}
        />
        <div className={classes.table}>
          <ContactsGrid
            filter={filter}
            sort={sort}
            columns={shown}
            selection={selection}
            onSelect={setSelection}
            openKey={open}
            start={start}
            onLook={look}
            onOpenPage={(row, index) => openPage(row.key, index)}
            onFound={(next) => setKnown({ ...next, list, filtered: filters > 0 })}
            onSort={(column) =>
              replace(withParam(params, { sort: sortParam(sortAfter(sort, column)) }))
            }
            onResize={columns.resize}
            onMove={columns.moveBefore}
            empty={filters > 0 ? <NoMatch filters={filters} onClear={clear} /> : <NoContacts />}
            failed={(error, retry) => <ContactsFailed error={error} onRetry={retry} />}
          />
        </div>
        <ActionBar
          selection={selection}
          filter={filter}
          total={found?.total ?? null}
          filtered={filters > 0}
          onSelect={setSelection}
          onExport={setExporting}
        />
        <ExportDialog order={exporting} onClose={() => setExporting(null)} />
        <NewContact
          opened={props.creating}
          onClose={() => props.onCreating(false)}
          onMade={(key) => {
            props.onCreating(false);
            setTakeFocus(true);
            setParams(withParam(params, { contact: String(key) }));
          }}
        />
      </div>
    </WithDrawer>
  );
}
