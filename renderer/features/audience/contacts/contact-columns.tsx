import { Tooltip } from "@mantine/core";
import type { ContactRow } from "../../../../shared/contract/contacts.ts";
import { displayName } from "../../../../shared/domain/contact.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Chip } from "../../../ui/chip.tsx";
import type { Column, RowKey } from "../../../ui/data-table-types.ts";
import { unknown } from "../../../ui/format.ts";
import { Time } from "../../../ui/time.tsx";
import classes from "./contacts.module.css";
import { MessageStateCell } from "./message-state.tsx";
import { StatusPill } from "./status-pill.tsx";

/** A list of a campaign has a row per message: a contact comes again with every run. */
export const rowKey = ({ key, message }: ContactRow): RowKey =>
  message ? `message ${message.id}` : key;

export const rowName = ({ name, email, phone, id }: ContactRow): string =>
  displayName({ name, address: email ?? phone, id });

const quiet = <span className={classes.quiet}>{unknown}</span>;

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
        <Tooltip label={more.map(({ name }) => name).join(", ")}>
          <span className={classes.more}>+{more.length}</span>
        </Tooltip>
      ) : null}
    </span>
  );
}

export const contactColumns: readonly Column<ContactRow>[] = [
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
    width: "104px",
    cell: ({ lastActiveAt }) => (lastActiveAt === null ? quiet : <Time at={lastActiveAt} />),
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
    width: "104px",
    cell: ({ createdAt }) => <Time at={createdAt} />,
  },
];

/** Only where a list is one of a campaign. */
export const messageColumn: Column<ContactRow> = {
  key: "message",
  header: "Message",
  width: "minmax(290px, 1.6fr)",
  cell: ({ message }) => (message ? <MessageStateCell message={message} /> : quiet),
};

/** The columns to show, in their order; the contact is always among them. */
export function shownColumns(hidden: readonly string[], ofCampaign: boolean) {
  const shown = contactColumns.filter(({ key }) => key === "contact" || !hidden.includes(key));
  return ofCampaign ? shown.toSpliced(1, 0, messageColumn) : shown;
}
