import type { DetectedColumn, ImportOptions } from "../../../../shared/contract/imports.ts";
import { ChannelType } from "../../../../shared/domain/channel.ts";
import { endpointLimits } from "../../../../shared/domain/endpoint.ts";
import { draw, drawer } from "../../random.ts";
import { addressKind, idKind, userKind } from "../../store/key-hash.ts";
import { checkAddress, cut } from "./addresses.ts";
import type { BatchBuilder, Hash } from "./batch-builder.ts";
import { textOf } from "./cells.ts";
import {
  type Complain,
  namerOf,
  type Plan,
  planOf,
  writeAttributes,
  writeDocument,
} from "./compile.ts";
import { noChannel } from "./protocol.ts";
import { hasShape } from "./row-shape.ts";
import type { Row } from "./rows.ts";
import type { Seen } from "./seen.ts";

const maxRaw = 1024 * 1024;
const maxEndpoint = 15 * 1024;
const channels: readonly string[] = ChannelType.options;
const emailChannel = channels.indexOf("EMAIL");
const smsChannel = channels.indexOf("SMS");
const addressKinds = channels.map(addressKind);
const unknownKind = addressKind("");
const noHash: Hash = { bucket: 0, two: 0 };
type Address = { channel: number; address: string; hash: Hash };

export type RowReaderOptions = {
  options: ImportOptions;
  timeZone: string;
  idPrefix: string;
  seen: Seen;
  /** Rows of CSV have a width; JSON has none. */
  ragged: boolean;
  userIdsOnly: boolean;
};
export type RowReader = {
  /** `mayBeLong`: a value of the row may have more characters than one can. */
  read(row: Row, into: BatchBuilder, mayBeLong: boolean): void;
  replan(columns: readonly DetectedColumn[], into: BatchBuilder): void;
};

/** Makes records of rows: checks every value, writes the documents, says what is wrong in plain words. */
export function rowReader(given: RowReaderOptions): RowReader {
  const { options, seen, idPrefix } = given;
  const drawMade = drawer(idPrefix);
  let plan: Plan = planOf([], given.timeZone, () => undefined);
  let columns: readonly DetectedColumn[] = [];
  let nameOfRow = namerOf(plan);
  let failed = false;
  let mayBeLong = true;
  let row: Row = { line: 0, cells: [] };
  let into: BatchBuilder;

  const complain: Complain = (severity, column, value, reason) => {
    if (severity === "error") failed = true;
    else into.warnings += 1;
    const raw =
      severity === "error" ? JSON.stringify(row.cells.map(textOf)).slice(0, maxRaw) : null;
    into.problems.push({
      row: row.line,
      column,
      value: value === null ? null : cut(value, 200),
      reason,
      severity,
      raw,
    });
  };
  const text = (source: { index: number } | undefined) =>
    source === undefined ? "" : textOf(row.cells[source.index]).trim();

  function channelOf(): number {
    const source = plan.single.channel;
    const named = text(source);
    if (named === "")
      return options.defaultChannel === null ? noChannel : channels.indexOf(options.defaultChannel);
    const at = channels.indexOf(named.toUpperCase());
    if (at >= 0) return at;
    complain(
      "error",
      source?.header ?? null,
      named,
      `'${cut(named)}' is not a channel. Use one of ${channels.join(", ")}.`,
    );
    return noChannel;
  }

  function checked(
    channel: number,
    source: { index: number; header: string } | undefined,
  ): string | null {
    const written = text(source);
    if (written === "") return null;
    const type = ChannelType.options[channel];
    if (type === undefined) return written;
    const result = checkAddress(type, written);
    if ("address" in result) {
      if (source === plan.single.phone && !/^\(?(?:\+|00)/.test(written))
        complain(
          "warning",
          source?.header ?? null,
          written,
          `'${cut(written)}' has no +. It is read as ${result.address}.`,
        );
      return result.address;
    }
    complain("error", source?.header ?? null, written, result.reason);
    return null;
  }

  /** The addresses the row makes endpoints of, as channel and address; empty where it only changes what is there. */
  function addressesOf(id: string, user: string): Address[] {
    const found: Address[] = [];
    const { single } = plan;
    const named = single.address ? channelOf() : noChannel;
    const address = single.address ? checked(named, single.address) : null;
    if (address !== null && named === noChannel && id === "" && !failed)
      complain("error", single.channel?.header ?? null, null, "This row has no ChannelType.");
    if (address !== null) found.push({ channel: named, address, hash: noHash });
    const email = checked(emailChannel, single.email);
    if (email !== null) found.push({ channel: emailChannel, address: email, hash: noHash });
    const phone = checked(smsChannel, single.phone);
    if (phone !== null) found.push({ channel: smsChannel, address: phone, hash: noHash });
    if (
      found.length === 0 &&
      !failed &&
      id === "" &&
      !(user !== "" && options.matchOn === "userId")
    )
      complain(
        "error",
        (single.address ?? single.email ?? single.phone)?.header ?? null,
        null,
        "This row has no address.",
      );
    return found;
  }

  function optOutOf(): number {
    const source = plan.single.optOut;
    const written = text(source).toUpperCase();
    if (written === "" || written === "NONE" || written === "ALL")
      return written === "" ? 0 : written === "NONE" ? 1 : 2;
    complain(
      "error",
      source?.header ?? null,
      text(source),
      `'${cut(text(source))}' is not an opt-out. Use ALL or NONE.`,
    );
    return 0;
  }

  function effectiveOf(): number {
    const source = plan.single.effective;
    const written = text(source);
    if (!source || written === "") return Number.NaN;
    const date = source.convert ? source.convert(written) : written;
    if (typeof date === "string" && !Number.isNaN(Date.parse(date))) return Date.parse(date);
    complain(
      "error",
      source.header,
      written,
      typeof date === "string" ? `'${cut(date)}' is not a date.` : date.reason,
    );
    return Number.NaN;
  }

  function idOf(source: { index: number; header: string } | undefined): string {
    const id = text(source);
    if (id.length > endpointLimits.idLength)
      complain(
        "error",
        source?.header ?? null,
        id,
        `This ID has ${id.length} characters; ${endpointLimits.idLength} is the most.`,
      );
    return id;
  }

  /** A file of user ids has one or more of them in a line. */
  function readUserIds(): void {
    const users = text(plan.single.user).split(/\s+/);
    into.rows += users.length - 1;
    for (const user of users)
      into.add({
        line: row.line,
        id: "",
        cohort: 0,
        ownId: false,
        channel: noChannel,
        address: "",
        user,
        optOut: 0,
        effective: Number.NaN,
        document: "{}",
        attributes: "{}",
        name: null,
        fresh: false,
        joined: false,
        raw: "",
        addressHash: noHash,
        userHash: noHash,
      });
  }

  function readRow(): void {
    into.rows += 1;
    failed = false;
    if (!hasShape(row, columns, given.ragged, complain, mayBeLong)) return;
    if (given.userIdsOnly) return readUserIds();
    const { cells, line } = row;
    const id = idOf(plan.single.id);
    const user = idOf(plan.single.user);
    const addresses = addressesOf(id, user);
    const optOut = optOutOf();
    const effective = effectiveOf();
    const written = { removes: false };
    const document = writeDocument(plan, cells, complain, written);
    const attributes = `{${writeAttributes(plan.userAttributes, cells, complain, written)}}`;
    if (failed) return;
    if (document.length + attributes.length > maxEndpoint)
      complain(
        "warning",
        null,
        null,
        `This endpoint has ${Math.ceil((document.length + attributes.length) / 1024)} KB; Amazon Pinpoint takes 15 KB.`,
      );
    let known = written.removes || addresses.length === 0;
    if (id !== "" && seen.add(idKind, id)) known = true;
    let userHash = noHash;
    if (user !== "") {
      if (seen.add(userKind, user)) known = true;
      userHash = { bucket: seen.hash.bucket, two: seen.hash.two };
    }
    for (const found of addresses) {
      if (seen.add(addressKinds[found.channel] ?? unknownKind, found.address)) known = true;
      if (found.channel === noChannel) known = true;
      found.hash = { bucket: seen.hash.bucket, two: seen.hash.two };
    }
    const raw = known ? JSON.stringify(cells.map(textOf)) : "";
    const name = known ? null : nameOfRow(cells);
    if (addresses.length === 0) addresses.push({ channel: noChannel, address: "", hash: noHash });
    for (const [at, { channel, address, hash }] of addresses.entries()) {
      const ownId = at === 0 && id !== "";
      const made = ownId ? "" : (line * 4 + at).toString(16).padStart(12, "0");
      into.add({
        line,
        id: ownId ? id : idPrefix + made,
        cohort: Math.floor((ownId ? draw(id) : drawMade(made)) * 100),
        ownId,
        channel,
        address,
        user,
        optOut,
        effective,
        document,
        attributes,
        name,
        fresh: !known,
        joined: at > 0,
        raw,
        addressHash: hash,
        userHash,
      });
    }
  }

  return {
    read(next, builder, long) {
      row = next;
      mayBeLong = long;
      into = builder;
      readRow();
      if (failed) into.rejected += 1;
    },
    replan(next, builder) {
      row = { line: 1, cells: [] };
      into = builder;
      columns = next;
      plan = planOf(next, given.timeZone, complain);
      nameOfRow = namerOf(plan);
    },
  };
}
