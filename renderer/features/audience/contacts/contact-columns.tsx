import type { ReactNode } from "react";
import type { ContactRow } from "../../../../shared/contract/contacts.ts";
import { displayName } from "../../../../shared/domain/contact.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Chip } from "../../../ui/chip.tsx";
import { unknown, type Format } from "../../../ui/format.ts";
import classes from "./contacts.module.css";
import { MessageStateCell } from "./message-state.tsx";
import { StatusPill } from "./status-pill.tsx";

/** What cells need besides their row; one for all of them, because a list draws hundreds while it is scrolled. */
export type CellSettings = { format: Format; now: number };

export type ContactColumn = {
  key: string;
  header: string;
  /** A track of CSS grid until someone drags its edge. */
  width: string;
  cell: (row: ContactRow, settings: CellSettings) => ReactNode;
};

export const rowName = ({ name, email, phone, id }: ContactRow): string =>
  displayName({ name, address: email ?? phone, id });

const quiet = <span className={classes.quiet}>{unknown}</span>;

const timeCell = (at: number | null, { format, now }: CellSettings) =>
  at === null ? (
    quiet
  ) : (
    <time dateTime={new Date(at).toISOString()} title={format.absolute(at)}>
      {format.relative(at, now)}
    </time>
  );

function NameCell({ row }: { row: ContactRow }) {
  const name = rowName(row);
  return (
    <span className={classes.name}>
      <Avatar name={name} />
      <span className="ellipsis">{name}</span>
    </span>
  );
}

function SegmentsCell({ segments }: Pick<ContactRow, "segments">) {
  if (segments.length === 0) return quiet;
  const more = segments.slice(2);
  return (
    <span className={classes.chips}>
      {segments.slice(0, 2).map(({ id, name }) => (
        <Chip key={id}>
          <span className="ellipsis">{name}</span>
        </Chip>
      ))}
      {more.length > 0 ? (
        <span className={classes.more} title={more.map(({ name }) => name).join(", ")}>
          +{more.length}
        </span>
      ) : null}
    </span>
  );
}

export const contactColumns: readonly ContactColumn[] = [
  {
    key: "contact",
    header: "Contact",
    width: "minmax(190px, 1.4fr)",
    cell: (row) => <NameCell row={row} />,
  },
  {
    key: "email",
    header: "Email",
    width: "minmax(190px, 1.5fr)",
    cell: ({ email }) => email ?? quiet,
  },
  {
    key: "phone",
    header: "Phone",
    width: "minmax(140px, 0.8fr)",
    cell: ({ phone }) => phone ?? quiet,
  },
  {
    key: "status",
    header: "Status",
    width: "112px",
    cell: ({ status }) => <StatusPill status={status} />,
  },
  {
    key: "lastActive",
    header: "Last activity",
    width: "112px",
    cell: ({ lastActiveAt }, settings) => timeCell(lastActiveAt, settings),
  },
  {
    key: "segments",
    header: "Segments",
    width: "minmax(200px, 1.6fr)",
    cell: ({ segments }) => <SegmentsCell segments={segments} />,
  },
  {
    key: "created",
    header: "Created",
    width: "112px",
    cell: ({ createdAt }, settings) => timeCell(createdAt, settings),
  },
];

/** Only where a list is one of a campaign. */
const messageColumn: ContactColumn = {
  key: "message",
  header: "Message",
  width: "minmax(290px, 1.6fr)",
  cell: ({ message }) => (message ? <MessageStateCell message={message} /> : quiet),
};

/** All columns in the reader's order; ones that the order does not know yet come last. */
export function orderedColumns(order: readonly string[]): ContactColumn[] {
  const place = (key: string) => {
    const at = order.indexOf(key);
    return at < 0 ? order.length : at;
  };
  return contactColumns.toSorted((a, b) => place(a.key) - place(b.key));
}

/** The columns to show, in their order; the contact is always among them. */
export function shownColumns(
  layout: {
    order: readonly string[];
    hidden: readonly string[];
    widths: Readonly<Record<string, number>>;
  },
  ofCampaign: boolean,
): ContactColumn[] {
  const shown = orderedColumns(layout.order).filter(
    ({ key }) => key === "contact" || !layout.hidden.includes(key),
  );
  const at = shown.findIndex(({ key }) => key === "contact") + 1;
  return (ofCampaign ? shown.toSpliced(at, 0, messageColumn) : shown).map((column) => {
    const width = layout.widths[column.key];
    return width === undefined ? column : { ...column, width: `${width}px` };
  });
}
