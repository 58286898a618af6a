import type Sqlite from "better-sqlite3";
import type { Combine, Criterion } from "../../../../shared/domain/segment.ts";
import {
  type ResolvedCriterion,
  type ResolvedGroup,
  type ResolvedRules,
  type ResolvedSource,
} from "../../../../shared/domain/segment-compile.ts";
import { andNot, type Bits } from "./bits.ts";
import { criterionRows } from "./criterion-rows.ts";
import type { FactsByType } from "./event-rows.ts";
import { memberRows } from "./member-rows.ts";
import { Reckoner } from "./reckoner.ts";
import type { IndexState } from "./state.ts";

/** Thrown between two criteria when nobody waits for the answer any more. */
class Cancelled extends Error {}

/** Answers kept at most; the oldest go first. */
const kept = 400;

/** Evaluates rules over the columns: one set per criterion, combined by bitwise operations. */
export class Evaluator {
  readonly reckoner: Reckoner;
  readonly #db: Sqlite.Database;
  readonly #state: IndexState;
  readonly #cancelled: () => boolean;
  readonly #sets = new Map<string, Bits>();
  readonly #facts: FactsByType = new Map();
  #version = -1;
  /** Rises with every commit of another connection. */
  #tables = -1;

  constructor(db: Sqlite.Database, state: IndexState, cancelled: () => boolean) {
    this.#db = db;
    this.#state = state;
    this.#cancelled = cancelled;
    this.reckoner = new Reckoner(state);
  }

  forget(): void {
    this.#sets.clear();
  }

  /** The endpoints that meet rules. */
  evaluate(rules: ResolvedRules, now: number, zone: string): Bits {
    this.#freshen();
    return this.#rules(rules, now, zone);
  }

  countContacts(rules: ResolvedRules, now: number, zone: string): number {
    return this.reckoner.countContacts(this.evaluate(rules, now, zone));
  }

  /** The contacts that have an endpoint there. */
  contacts(rules: ResolvedRules, now: number, zone: string): Bits {
    return this.reckoner.contactsOf(this.evaluate(rules, now, zone));
  }

  #freshen(): void {
    const tables = this.#db.pragma("data_version", { simple: true }) as number;
    if (this.#version !== this.#state.version) this.forget();
    else if (this.#tables !== tables)
      for (const key of this.#sets.keys()) if (key.startsWith(fromTables)) this.#sets.delete(key);
    this.#version = this.#state.version;
    this.#tables = tables;
  }

  #rules(rules: ResolvedRules, now: number, zone: string): Bits {
    const group = (one: ResolvedGroup) => this.#group(one, now, zone);
    const included = rules.groups.filter((one) => !one.exclude).map(group);
    let bits = this.#combine(included, rules.include);
    for (const one of rules.groups) if (one.exclude) bits = andNot(bits, group(one));
    return bits;
  }

  #group(group: ResolvedGroup, now: number, zone: string): Bits {
    const sources = group.sources.map((source) => this.#source(source, now, zone));
    const boxes = group.boxes.map((box) =>
      this.#combine(
        box.criteria.map((one) => this.#criterion(one, now, zone)),
        box.match,
      ),
    );
    return this.#combine(
      [this.#combine(sources, group.sourceType), this.#combine(boxes, group.type)],
      "all",
    );
  }

  /** Nothing to combine is no restriction, with NONE too. */
  #combine(parts: Bits[], how: Combine): Bits {
    const { alive } = this.reckoner;
    if (parts.length === 0) return alive;
    if (parts.length === 1 && how !== "none" && parts[0]) return parts[0];
    const result = new Uint32Array(alive.length);
    if (how === "all") {
      result.set(alive);
      for (const part of parts)
        for (let n = 0; n < result.length; n += 1) result[n] = (result[n] ?? 0) & (part[n] ?? 0);
      return result;
    }
    for (const part of parts)
      for (let n = 0; n < result.length; n += 1) result[n] = (result[n] ?? 0) | (part[n] ?? 0);
    if (how === "none")
      for (let n = 0; n < result.length; n += 1) result[n] = (alive[n] ?? 0) & ~(result[n] ?? 0);
    return result;
  }

  #source(source: ResolvedSource, now: number, zone: string): Bits {
    if ("rules" in source) return this.#rules(source.rules, now, zone);
    return this.#kept(fromTables + source.members, () =>
      memberRows(this.#db, this.reckoner, source.members),
    );
  }

  #criterion(one: ResolvedCriterion, now: number, zone: string): Bits {
    if ("in" in one) {
      const bits = this.#source(one.in, now, zone);
      return one.negated ? andNot(this.reckoner.alive, bits) : bits;
    }
    const { criterion } = one;
    const { kind } = criterion.field;
    const key = `${kind === "campaign" || kind === "messageEvent" ? fromTables : ""}${asksNow(criterion) ? now : ""} ${zone} ${JSON.stringify(criterion)}`;
    return this.#kept(key, () =>
      criterionRows(
        criterion,
        { now, zone },
        {
          db: this.#db,
          reckoner: this.reckoner,
          facts: this.#facts,
        },
      ),
    );
  }

  #kept(key: string, make: () => Bits): Bits {
    const known = this.#sets.get(key);
    if (known) return known;
    if (this.#cancelled()) throw new Cancelled("Nobody waits for this answer any more.");
    const bits = make();
    if (this.#sets.size >= kept)
      for (const oldest of this.#sets.keys()) {
        this.#sets.delete(oldest);
        break;
      }
    this.#sets.set(key, bits);
    return bits;
  }
}

/** What is read from tables beside the index changes without the index noticing. */
const fromTables = "T";

/** Whether the answer depends on the moment it is asked at. */
function asksNow({ field, operator, event }: Criterion): boolean {
  return (
    field.kind === "activity" ||
    ["inLast", "inNext", "anniversary"].includes(operator) ||
    event?.window?.kind === "last" ||
    (event?.where ?? []).some((where) =>
      ["inLast", "inNext", "anniversary"].includes(where.operator),
    )
  );
}
