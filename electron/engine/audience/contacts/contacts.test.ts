import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ContactFilter } from "../../../../shared/contract/contacts.ts";
import { addMembers } from "../../store/segment-members.ts";
import { countQuery, pageQuery } from "../../store/contacts.ts";
import { findQuery } from "../../store/contact-find.ts";
import { historyQuery } from "../../store/contact-history.ts";
import { openTestAudience, type TestAudience } from "../test-audience.ts";
import { createContacts, type Contacts } from "./contacts.ts";

const now = Date.parse("2026-11-17T08:00:00Z");
let t: TestAudience;
let contacts: Contacts;

beforeAll(() => {
  t = openTestAudience();
  t.store.run(
    "INSERT INTO imports (id, file_name, file, bytes, modified_at, state, plan, rows_done, bytes_done, created_at) VALUES ('import', 'a.csv', 'a.csv', 1, 0, 'done', '{}', 0, 0, 0)",
  );
  t.fill([
    {
      userId: "anna-1",
      user: { FirstName: ["Anna"], LastName: ["Maier"] },
      endpoints: [
        { address: "old@example.com", active: false, effectiveAt: now - 500 },
        { address: "anna@example.com", effectiveAt: now - 100 },
        { channel: "SMS", address: "+436601", effectiveAt: now - 900 },
      ],
    },
    {
      userId: "b2",
      user: { FirstName: ["Ärger"] },
      endpoints: [{ address: "b@example.com", optedOut: true }],
    },
    { userId: "c3", endpoints: [{ address: "Bounced@Example.com" }] },
    { userId: "d4", endpoints: [{ address: "d@example.com", active: false }] },
    { userId: "e5", endpoints: [] },
    { endpoints: [{ id: "lonely-f31", channel: "GCM", address: "token" }], importKey: 1 },
    {
      userId: "g7",
      user: { Name: ["Joanna Müller"] },
      endpoints: [{ address: "100%_off@example.com", importKey: 1 }],
    },
    { userId: "h8", endpoints: [{ address: "h@example.com", optedOut: true }, { channel: "SMS", address: "+438" }] }, // prettier-ignore
  ]);
  t.store.run("INSERT INTO suppressions VALUES ('EMAIL', 'bounced@example.com', 'hardBounce', 0)");
  t.store.run(
    "INSERT INTO import_changes VALUES (1, 'endpoint', 1, '{}'), (1, 'contact', 2, '{}')",
  );
  t.store.run(
    "INSERT INTO segments (id, name, type, version, created_at, updated_at) VALUES ('list', 'List', 'imported', 1, 0, 0)",
  );
  addMembers(t.store, "list", "contact", [1, 5, 7]);
  contacts = createContacts(t.parts, { stepSentence: () => "" });
});
afterAll(() => t.close());

const keys = async (filter: ContactFilter) =>
  (await contacts.list({ ...filter, limit: 100 })).items.map((row) => row.key);

describe("the list", () => {
  test("a row is the user with the address that can be used, and the segments it is in", async () => {
    const { items, next } = await contacts.list({ limit: 100 });
    expect(next).toBeNull();
    expect(items).toHaveLength(8);
    expect(items[0]).toEqual({
      key: 1,
      id: "anna-1",
      name: "Anna Maier",
      email: "anna@example.com",
      phone: "+436601",
      status: "active",
      lastActiveAt: now - 100,
      createdAt: now,
      segments: [{ id: "list", name: "List" }],
    });
    expect(items[5]).toMatchObject({ id: "lonely-f31", name: null, email: null, segments: [] });
    expect(items.map((row) => row.status)).toEqual([
      "active", "optedOut", "bounced", "inactive", "inactive", "active", "active", "active",
    ]); // prettier-ignore
    expect(items[4]).toMatchObject({ lastActiveAt: null, segments: [] });
  });

  test.each<[ContactFilter, number[]]>([
    [{ search: "MAIER" }, [1]],
    [{ search: "äRGER" }, [2]],
    [{ search: " old@ex" }, [1]],
    [{ search: "C3" }, [3]],
    [{ search: "f31" }, [6]],
    [{ search: "0%_O" }, [7]],
    [{ search: "%" }, [7]],
    [{ search: "nobody" }, []],
    [{ search: "  " }, [1, 2, 3, 4, 5, 6, 7, 8]],
    [{ segmentId: "list" }, [1, 7]],
    [{ importId: "import" }, [1, 2, 6, 7]],
    [{ importId: "other" }, []],
    [{ channel: "SMS" }, [1, 8]],
    [{ status: "optedOut" }, [2]],
    [{ status: "bounced" }, [3]],
    [{ status: "inactive" }, [4, 5]],
    [{ status: "active", channel: "SMS", search: "anna" }, [1]],
    [{ importId: "import", segmentId: "list" }, [1, 7]],
  ])("%j", async (filter, expected) => {
    expect(await keys(filter)).toEqual(expected);
    expect(await contacts.count(filter)).toEqual({ count: expected.length, all: 8 });
  });

  test("pages follow each other without a gap or a repeat", async () => {
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<Contacts["list"]>> = await contacts.list({ after, limit: 3 });
      seen.push(...page.items.map((row) => row.key));
      after = page.next;
    } while (after !== null);
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    await expect(contacts.list({ after: "x", limit: 1 })).rejects.toThrow("This page");
  });

  test("a segment that can't be asked does not hide the list", async () => {
    t.store.run(
      `INSERT INTO segments (id, name, type, version, rules, created_at, updated_at) VALUES ('broken', 'Broken', 'dynamic', 1,
         '{"include":"all","groups":[{"sources":[{"segmentId":"nowhere"}],"sourceType":"any","dimensions":[],"type":"all"}]}', 0, 0)`,
    );
    expect(await keys({})).toHaveLength(8);
    await expect(contacts.list({ segmentId: "broken", limit: 1 })).rejects.toThrow("nowhere");
    t.store.run("DELETE FROM segments WHERE id = 'broken'");
  });
});

describe("one contact", () => {
  test("with endpoints and segments", async () => {
    const contact = await contacts.get(1);
    expect(contact).toMatchObject({ id: "anna-1", userAttributes: { FirstName: ["Anna"] } });
    expect(contact.endpoints.map((one) => [one.address, one.status, one.optOut])).toEqual([
      ["old@example.com", "INACTIVE", "NONE"],
      ["anna@example.com", "ACTIVE", "NONE"],
      ["+436601", "ACTIVE", "NONE"],
    ]);
    expect(contact.segments).toEqual([{ id: "list", name: "List", type: "imported" }]);
    await expect(contacts.get(99)).rejects.toThrow("not there any more");
  });
});

describe("finding", () => {
  const names = async (text: string) => (await contacts.find(text, 5)).map((one) => one.name);
  test("best first: equal, then beginning, then a word, then anywhere", async () => {
    expect(await names("anna")).toEqual(["Anna Maier", "Joanna Müller"]);
    expect(await names("müller")).toEqual(["Joanna Müller"]);
    expect(await names("maier anna")).toEqual(["Anna Maier"]);
    expect(await names("D4")).toEqual([]);
    expect(await names("d4")).toEqual(["d@example.com"]);
    expect(await names("BOUNCED@example.com")).toEqual(["Bounced@Example.com"]);
    expect(await names("lonely")).toEqual(["token"]);
    expect(await names("zzz")).toEqual([]);
    expect(await contacts.find("example.com", 2)).toHaveLength(2);
    expect(await contacts.find("e5", 2)).toEqual([{ key: 5, name: "No name (ID …e5)", address: null }]); // prettier-ignore
  });
});

describe("plans", () => {
  const plan = ({ sql, values }: { sql: string; values: unknown[] }) =>
    t.store
      .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...(values as string[]))
      .map((row) => row.detail);

  test("a page reads from its first key on and finds endpoints by contact", () => {
    const steps = plan(pageQuery({ status: "bounced", channel: "SMS" }, null, 10, 200));
    expect(steps).toContain("SEARCH c USING INTEGER PRIMARY KEY (rowid>?)");
    const endpoints = steps.filter((step) => / x /.test(step));
    expect(endpoints.length).toBeGreaterThan(0);
    for (const step of endpoints)
      expect(step).toMatch(
        /SEARCH x (EXISTS )?USING (COVERING )?INDEX endpoints_by_contact \(contact=\?\)/,
      );
    expect(steps).toContain("SEARCH s USING PRIMARY KEY (channel=? AND address=?)");
  });

  test("a number of a report reads the messages of its runs only", () => {
    const campaign = { id: "c", outcome: "notSent", reason: "optedOut" } as const;
    for (const query of [pageQuery({ campaign }, null, 0, 200), countQuery({ campaign }, null)])
      expect(plan(query).join("\n")).toMatch(
        /SEARCH m USING INDEX messages_by_run \(run=\? AND state=\? AND reason=\?/,
      );
    const opened = plan(countQuery({ campaign: { id: "c", outcome: "opened" } }, null));
    expect(opened.join("\n")).toMatch(/SEARCH m USING INDEX \S+ \(run=\?/);
  });

  test("a timeline reads one contact's rows", () => {
    const steps = plan(historyQuery(1, undefined, null, 50)).join("\n");
    expect(steps).toMatch(/SEARCH m USING INDEX messages_by_contact \(contact=\?\)/);
    expect(steps).toMatch(/SEARCH v USING INDEX events_by_contact \(contact=\?\)/);
    expect(steps).toMatch(/SEARCH h USING INDEX changes_by_contact \(contact=\?\)/);
  });

  test("the palette looks ids up", () => {
    const steps = plan(findQuery("anna", 10)).join("\n");
    expect(steps).toMatch(/SEARCH e USING INDEX sqlite_autoindex_endpoints_1 \(id>\? AND id<\?\)/);
  });
});
