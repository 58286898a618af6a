import type Sqlite from "better-sqlite3";
import type { ContactSort } from "../../../../shared/contract/contacts.ts";
import { ChannelFamily } from "../../../../shared/domain/channel.ts";
import type { CriterionField } from "../../../../shared/domain/segment.ts";
import type { ResolvedRules } from "../../../../shared/domain/segment-compile.ts";
import { and, andNot, countBits, eachBit, emptyBits, hasBit, setBit, type Bits } from "./bits.ts";
import { eventTypesOf, fieldsOf, valuesOf } from "./catalogue.ts";
import { Evaluator } from "./evaluate.ts";
import { eventFieldsOf } from "./event-facts.ts";
import { ContactOrders, windowOf } from "./orders.ts";
import { drawContacts } from "./sample.ts";
import type { IndexState } from "./state.ts";

export type RulesAt = {
  rules: ResolvedRules;
  /** The instant the rules are asked at. */
  now: number;
  zone: string;
};
export type Count = { contacts: number; endpoints: number };
export type CountInFull = Count & {
  eligible: number;
  allContacts: number;
  byChannel: { family: ChannelFamily; contacts: number }[];
};
/** Whether an answer is of the tables as they are now, and else when they were as it says. */
export type Freshness = { current: boolean; asOf: number };

/** Which contacts a list shows, besides everyone. */
export type ContactSet =
  /** Less the contacts of `without`. */
  | { rules: ResolvedRules; without?: ResolvedRules }
  | { keys: Float64Array | Uint32Array | number[] };

export type Answers = ReturnType<typeof createAnswers>;

/** Everything that may be asked of the index. Each is answered inside one transaction, from the state that stands for it. */
export function createAnswers(db: Sqlite.Database, state: IndexState, cancelled: () => boolean) {
  const evaluator = new Evaluator(db, state, cancelled);
  const { reckoner } = evaluator;
  const orders = new ContactOrders(db, state);

  const countOf = (bits: Bits): Count => ({
    contacts: reckoner.countContacts(bits),
    endpoints: countBits(bits),
  });
  const inFull = (bits: Bits): CountInFull => ({
    ...countOf(bits),
    eligible: countBits(and(bits, reckoner.eligible)),
    allContacts: state.contacts.count,
    byChannel: ChannelFamily.options.map((family) => ({
      family,
      contacts: reckoner.countContacts(and(bits, reckoner.eligibleOn(family))),
    })),
  });
  const contactsIn = (set: ContactSet, now: number, zone: string): Bits => {
    if ("rules" in set) {
      const contacts = evaluator.contacts(set.rules, now, zone);
      return set.without ? andNot(contacts, evaluator.contacts(set.without, now, zone)) : contacts;
    }
    const contacts = emptyBits(state.contacts.length);
    for (const key of set.keys) {
      const row = state.contacts.find(key);
      if (row >= 0) setBit(contacts, row);
    }
    return contacts;
  };
  const keysOf = (contacts: Bits, limit: number): number[] => {
    const keys: number[] = [];
    eachBit(contacts, (row) => keys.push(state.contacts.keys[row] ?? 0) < limit);
    return keys;
  };

  return {
    count: ({ rules, now, zone }: RulesAt): CountInFull =>
      inFull(evaluator.evaluate(rules, now, zone)),
    /** Many at once; each answer stands alone. */
    counts: ({
      rules,
      now,
      zone,
    }: {
      rules: ResolvedRules[];
      now: number;
      zone: string;
    }): Count[] => rules.map((one) => countOf(evaluator.evaluate(one, now, zone))),
    /**
     * `pieces` are counted each for itself; `steps` one after another, each taking away from those who are left; `samples`
     * are contacts drawn by `seed`, with the first endpoint of theirs that is in.
     */
    panel(
      input: RulesAt & {
        pieces: (ResolvedRules | null)[];
        steps: ResolvedRules[];
        seed: number;
        limit: number;
      },
      freshness: Freshness,
    ) {
      const { now, zone } = input;
      const bits = evaluator.evaluate(input.rules, now, zone);
      const pieces = input.pieces.map((rules) =>
        rules === null ? null : evaluator.countContacts(rules, now, zone),
      );
      let left = reckoner.alive;
      const steps = input.steps.map((rules) => {
        left = and(left, evaluator.evaluate(rules, now, zone));
        return reckoner.countContacts(left);
      });
      return {
        ...freshness,
        count: inFull(bits),
        pieces,
        steps: [reckoner.countContacts(reckoner.alive), ...steps],
        samples: drawContacts(state, bits, input.seed, input.limit),
      };
    },
    sample: ({ rules, now, zone, seed, limit }: RulesAt & { seed: number; limit: number }) =>
      drawContacts(state, evaluator.evaluate(rules, now, zone), seed, limit),
    /** Endpoint keys after one, ascending, up to another (inclusive) or as many as `limit`. */
    members(input: RulesAt & { after: number; upTo?: number; limit?: number }): {
      keys: Uint32Array;
    } {
      const bits = evaluator.evaluate(input.rules, input.now, input.zone);
      const { keys, length } = state.endpoints;
      const from = firstAfter(keys, length, input.after);
      const limit = input.limit ?? Number.POSITIVE_INFINITY;
      const found: number[] = [];
      if (limit > 0)
        eachBit(
          bits,
          (row) => {
            const key = keys[row] ?? 0;
            if (key > (input.upTo ?? key)) return false;
            return found.push(key) < limit;
          },
          from,
        );
      return { keys: Uint32Array.from(found) };
    },
    /** A window into a list of contacts. */
    contacts(input: {
      set: ContactSet | null;
      now: number;
      zone: string;
      sort: ContactSort;
      offset: number;
      limit: number;
    }): { keys: number[]; total: number; all: number } {
      const wanted = input.set === null ? null : contactsIn(input.set, input.now, input.zone);
      const there = wanted && and(wanted, state.contacts.alive.subarray(0, wanted.length));
      return {
        keys:
          input.limit === 0
            ? []
            : windowOf(state, orders.order(input.sort.by), input.sort.descending, there, input),
        total: there ? countBits(there) : state.contacts.count,
        all: state.contacts.count,
      };
    },
    /** Which of these contacts are in a set; `after` and `limit` page through all of them by key. */
    contactKeys(input: {
      set: ContactSet;
      now: number;
      zone: string;
      after: number;
      limit: number;
    }): number[] {
      const wanted = contactsIn(input.set, input.now, input.zone);
      const found: number[] = [];
      const from = firstAfter(state.contacts.keys, state.contacts.length, input.after);
      eachBit(
        wanted,
        (row) => {
          if (hasBit(state.contacts.alive, row)) found.push(state.contacts.keys[row] ?? 0);
          return found.length < input.limit;
        },
        from,
      );
      return found;
    },
    /** For each contact the places of the segments it is in. */
    memberships(input: {
      contacts: readonly number[];
      segments: ResolvedRules[];
      now: number;
      zone: string;
    }): number[][] {
      const rows = input.contacts.map((key) => state.contacts.find(key));
      const found: number[][] = rows.map(() => []);
      for (const [place, rules] of input.segments.entries()) {
        const contacts = evaluator.contacts(rules, input.now, input.zone);
        for (const [at, row] of rows.entries())
          if (row >= 0 && hasBit(contacts, row)) found[at]?.push(place);
      }
      return found;
    },
    /** Who is in `after` and was not in `before`, and the reverse, with the first of them. */
    difference(input: {
      before: ResolvedRules;
      after: ResolvedRules;
      now: number;
      zone: string;
      limit: number;
    }) {
      const before = reckoner.contactsOf(evaluator.evaluate(input.before, input.now, input.zone));
      const after = reckoner.contactsOf(evaluator.evaluate(input.after, input.now, input.zone));
      const joining = andNot(after, before);
      const leaving = andNot(before, after);
      return {
        joins: countBits(joining),
        leaves: countBits(leaving),
        joining: keysOf(joining, input.limit),
        leaving: keysOf(leaving, input.limit),
      };
    },
    /** Contacts in each region of up to three sets; region n is inside the sets whose bits n has. */
    overlap({ sets, now, zone }: { sets: ResolvedRules[]; now: number; zone: string }) {
      const contacts = sets.map((rules) => evaluator.contacts(rules, now, zone));
      const regions: { sets: number; contacts: number }[] = [];
      for (let mask = 1; mask < 1 << sets.length; mask += 1) {
        let region: Bits | null = null;
        for (const [n, one] of contacts.entries())
          if ((mask >> n) & 1) region = region ? and(region, one) : one;
        for (const [n, one] of contacts.entries())
          if (region && !((mask >> n) & 1)) region = andNot(region, one);
        regions.push({ sets: mask, contacts: region ? countBits(region) : 0 });
      }
      return { sets: contacts.map(countBits), regions };
    },
    fields: (_input: null) => ({
      endpoints: state.endpoints.count,
      fields: fieldsOf(state),
      eventTypes: eventTypesOf(state),
    }),
    values: ({ field, search, most }: { field: CriterionField; search: string; most: number }) =>
      valuesOf(state, field, search, most),
    eventFields: ({ name }: { name: string }) => eventFieldsOf(db, state.events.get(name)),
    /** Throws away what was kept of earlier answers: for measuring. */
    forget: (_input: null) => {
      evaluator.forget();
      return null;
    },
  };
}

/** The first row whose key is above `key`. */
function firstAfter(keys: Uint32Array, length: number, key: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? 0) <= key) low = middle + 1;
    else high = middle;
  }
  return low;
}
