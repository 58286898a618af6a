import { useCallback, useRef, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import type { ContactRow } from "../../../../shared/contract/contacts.ts";
import { usePreferences } from "../../../data/preferences.ts";
import { readError } from "../../../data/read-error.ts";
import { useScreenActions } from "../../../data/screen-actions.ts";
import { DataTable } from "../../../ui/data-table.tsx";
import type { RowKey } from "../../../ui/data-table-types.ts";
import { WithDrawer } from "../../../ui/drawer.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { ContactDrawer } from "../contact/contact-drawer.tsx";
import { rowKey, rowName, shownColumns } from "./contact-columns.tsx";
import {
  filterCount,
  filterOf,
  withoutFilter,
  withoutFilters,
  withParam,
} from "./contact-filter.ts";
import { NoContacts, NoMatch } from "./contacts-empty.tsx";
import { ContactsToolbar } from "./contacts-toolbar.tsx";
import classes from "./contacts.module.css";
import { rememberContact, takeLastContact } from "./last-contact.ts";
import { useContacts } from "./use-contacts.ts";

/** The key in `?contact=`, or null. */
const keyIn = (params: URLSearchParams): number | null => {
  const key = Number(params.get("contact") ?? Number.NaN);
  return Number.isSafeInteger(key) ? key : null;
};

/** Toolbar, table and drawer. What is shown is in the address, so that links and Back lead to it. */
export function ContactsBody() {
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const hidden = usePreferences((state) => state.hiddenContactColumns);
  const [startKey] = useState(takeLastContact);
  const [takeFocus, setTakeFocus] = useState(true);
  const frame = useRef<HTMLDivElement>(null);
  // The address follows a click a moment later than a second click may come.
  const pressed = useRef<number | null>(null);
  const [looked, setLooked] = useState<RowKey | null>(null);

  const filter = filterOf(params);
  const open = keyIn(params);
  const { list, count, rows } = useContacts(filter);
  const filters = filterCount(filter);
  const ofOpen = rows.filter(({ key }) => key === open);
  const openRow = ofOpen.find((row) => rowKey(row) === looked) ?? ofOpen[0];
  const startRow = rows.find(({ key }) => key === startKey);

  const replace = (next: URLSearchParams) => setParams(next, { replace: true });
  const show = (row: ContactRow, byKeyboard: boolean) => {
    setTakeFocus(byKeyboard);
    pressed.current = row.key;
    setLooked(rowKey(row));
    setParams(withParam(params, { contact: String(row.key) }), { replace: open !== null });
  };
  const close = useCallback(
    () => setParams((now) => withParam(now, { contact: null, why: null }), { replace: true }),
    [setParams],
  );
  const openPage = (key: number) => {
    rememberContact(key);
    void navigate(`/audience/${key}`);
  };
  const clear = () => replace(withoutFilters(params));
  const intoList = () => frame.current?.querySelector<HTMLElement>("[role=grid]")?.focus();

  useScreenActions([
    {
      id: "audience:import",
      label: "Import contacts",
      shortcut: "Mod+N",
      run: () => void navigate("/audience/import"),
    },
    {
      id: "audience:find",
      label: "Find a contact",
      shortcut: "Mod+F",
      run: () => frame.current?.querySelector<HTMLInputElement>("input[type=search]")?.select(),
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
            onOpenPage={() => openPage(open)}
          />
        )
      }
    >
      <div ref={frame} className={classes.page}>
        <ContactsToolbar
          filter={filter}
          count={count.data}
          autoFocus={startKey === null && open === null}
          onSearch={(search) => replace(withParam(params, { search }))}
          onChoose={(part, value) => replace(withParam(params, { [part]: value }))}
          onRemove={(part) => replace(withoutFilter(params, part))}
          onClear={clear}
          onDown={intoList}
        />
        {/* The keyboard has Enter for it. */}
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
        <div
          className={classes.table}
          onDoubleClick={(event) => {
            if (pressed.current !== null && (event.target as Element).closest("[role=gridcell]"))
              openPage(pressed.current);
          }}
        >
          <DataTable
            label="Contacts"
            columns={shownColumns(hidden, filter.campaign !== undefined)}
            rows={rows}
            rowKey={rowKey}
            rowName={rowName}
            total={count.data?.count ?? null}
            openKey={openRow ? rowKey(openRow) : null}
            startKey={startRow ? rowKey(startRow) : null}
            autoFocus={startKey !== null}
            onOpen={(row, byKeyboard) => (byKeyboard ? openPage(row.key) : show(row, false))}
            onPeek={(row) => show(row, true)}
            onFollow={(row) => show(row, false)}
            hasMore={list.hasNextPage}
            onEnd={() => {
              if (!list.isFetchingNextPage) void list.fetchNextPage();
            }}
            loading={list.isPending}
            refreshing={list.isPlaceholderData}
            error={
              list.isError && rows.length === 0 ? (
                <ErrorState problem={readError(list.error)} onRetry={() => void list.refetch()} />
              ) : null
            }
            empty={filters > 0 ? <NoMatch filters={filters} onClear={clear} /> : <NoContacts />}
          />
        </div>
      </div>
    </WithDrawer>
  );
}
