import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as audience from "./audience.ts";
import { openStore, type Store } from "./database.ts";
import { addressKind, KeyHash, userKind } from "./key-hash.ts";
import { enterKey, forgetGone, possibleKeys } from "./lookups.ts";

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "wayline-lookups-"));
  store = openStore(
    path.join(folder, "project.sqlite"),
    path.join(import.meta.dirname, "migrations"),
  );
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const contact = (key: number, userId: string | null): audience.ContactRow => ({
  key,
  user_id: userId,
  name: null,
  attributes: "{}",
  created_at: 0,
  import_key: null,
});
const endpoint = (key: number, address: string, channel = "EMAIL"): audience.EndpointRow => ({
  key,
  id: `id-${key}`,
  contact: key,
  channel,
  address,
  active: 1,
  opted_out: 0,
  cohort: 0,
  document: "{}",
  created_at: 0,
  effective_at: 0,
  import_key: null,
});
function add(key: number, userId: string, address: string): void {
  audience.insertContact(store, contact(key, userId));
  audience.insertEndpoint(store, endpoint(key, address));
}
const keysAt = (address: string, channel = "EMAIL") =>
  audience.endpointsByAddress(store, channel, address).map(({ key }) => key);
const entries = () =>
  store.get<{ n: number }>("SELECT ifnull(sum(length(entries)), 0) / 8 AS n FROM lookups")?.n;

test("the hash of a text is the one that stands in people's projects", () => {
  const hash = new KeyHash();
  const all = ["", "anna@x.at", "Änne@x.at"].map((text) => {
    hash.of(addressKind("EMAIL"), text);
    return [hash.bucket, hash.two];
  });
  expect(all).toMatchInlineSnapshot(`
    [
      [
        33559,
        1461052462,
      ],
      [
        23370,
        218766706,
      ],
      [
        44378,
        1004270784,
      ],
    ]
  `);
  hash.of(userKind, "u1");
  expect([hash.bucket, hash.two]).toMatchInlineSnapshot(`
    [
      25604,
      2978240751,
    ]
  `);
});

test("what a row is found by follows the row", () => {
  add(1, "u1", "Anna@x.at");
  expect(keysAt("anna@X.at")).toEqual([1]);
  expect(keysAt("anna@x.at", "SMS")).toEqual([]);
  audience.updateEndpoint(store, endpoint(1, "anna@y.at"));
  expect([keysAt("anna@x.at"), keysAt("anna@y.at")]).toEqual([[], [1]]);
  audience.updateEndpoint(store, endpoint(1, "anna@x.at"));
  expect([keysAt("anna@x.at"), keysAt("anna@y.at")]).toEqual([[1], []]);
  audience.updateContact(store, contact(1, "u2"));
  expect(audience.contactByUser(store, "u1")).toBeUndefined();
  expect(audience.contactByUser(store, "u2")?.key).toBe(1);
  expect(audience.contactByUser(store, "U2")).toBeUndefined();
});

test("texts with one hash are told apart by the rows", () => {
  add(1, "u1", "anna@x.at");
  add(2, "u2", "bob@x.at");
  for (const key of [1, 2, 3]) {
    enterKey(store, addressKind("EMAIL"), "anna@x.at", key);
    enterKey(store, userKind, "u1", key);
  }
  expect(possibleKeys(store, addressKind("EMAIL"), "anna@x.at")).toEqual([1, 2, 3]);
  expect(keysAt("anna@x.at")).toEqual([1]);
  expect(audience.contactByUser(store, "u1")?.key).toBe(1);
  audience.deleteContact(store, 1);
  expect(keysAt("anna@x.at")).toEqual([]);
  expect(audience.contactByUser(store, "u1")).toBeUndefined();
});

test("one user id is one contact", () => {
  add(1, "u1", "anna@x.at");
  add(2, "u2", "bob@x.at");
  expect(() => audience.insertContact(store, contact(3, "u1"))).toThrow(/both be user u1/);
  expect(() => audience.updateContact(store, contact(2, "u1"))).toThrow(/both be user u1/);
  audience.updateContact(store, contact(1, "u1"));
});

test("entries of rows that are gone can be forgotten", () => {
  for (let key = 1; key <= 40; key += 1) add(key, `u${key}`, `p${key}@x.at`);
  expect(entries()).toBe(80);
  for (let key = 11; key <= 40; key += 1) audience.deleteContact(store, key);
  for (let last = -1, seen = 1; seen > 0;)
    ({ seen, last } = forgetGone(store, { endpoint: 20, contact: 20 }, last, 7));
  // What others made before is left alone.
  expect(entries()).toBe(40);
  expect(keysAt("p7@x.at")).toEqual([7]);
});
