import type Sqlite from "better-sqlite3";
import { filledValues, type Criterion } from "../../../../shared/domain/segment.ts";
import { and, andNot, emptyBits, setBit, type Bits } from "./bits.ts";
import { CodeColumn, rowsWith } from "./code-column.ts";
import {
  compileCriterion,
  type AskedAt,
  type CompiledCriterion,
} from "../../../../shared/domain/segment-compile.ts";
import { activeFlag, optedOutFlag } from "./endpoints.ts";
import { eventContacts, type FactsByType } from "./event-rows.ts";
import { rowsPassing, rowsWithin } from "./number-column.ts";
import { rangeOf } from "./number-range.ts";
import type { Reckoner } from "./reckoner.ts";
import { needlesOf } from "./text-search.ts";

export type CriterionTools = { db: Sqlite.Database; reckoner: Reckoner; facts: FactsByType };

/** The endpoints that meet one criterion; a criterion about contacts is asked of them and then handed to their endpoints. */
export function criterionRows(written: Criterion, at: AskedAt, tools: CriterionTools): Bits {
  const { reckoner } = tools;
  return and(rowsOf(compileCriterion(written, at), written, at, tools), reckoner.alive);
}

function rowsOf(
  criterion: CompiledCriterion,
  written: Criterion,
  at: AskedAt,
  { db, reckoner, facts }: CriterionTools,
): Bits {
  const { state, alive } = reckoner;
  const { endpoints, contacts } = state;
  const rows = endpoints.length;
  const ofContacts = (bits: Bits) => reckoner.endpointsOf(bits);
  const unless = (negated: boolean, bits: Bits) => (negated ? andNot(alive, bits) : bits);
  switch (criterion.on) {
    case "texts":
      switch (criterion.kind) {
        case "channel": {
          const answers = new Uint8Array(256);
          for (let code = 1; code < endpoints.channelNames.size; code += 1)
            answers[code] = criterion.test([endpoints.channelNames.text(code)]) ? 1 : 0;
          return reckoner.answering(endpoints.channels, answers, rows);
        }
        case "userAttribute": {
          const column = contacts.attributes.get(criterion.name) ?? new CodeColumn();
          return ofContacts(
            rowsWith(column, column.answers(criterion.test, needlesOf(written)), contacts.length),
          );
        }
        case "attribute":
        case "demographic":
        case "location": {
          const columns =
            criterion.kind === "attribute" ? endpoints.attributes : endpoints[criterion.kind];
          const column = columns.get(criterion.name) ?? new CodeColumn();
          return rowsWith(column, column.answers(criterion.test, needlesOf(written)), rows);
        }
      }
    // oxlint-disable-next-line no-fallthrough -- every kind of texts has returned
    case "number":
      switch (criterion.of) {
        case "metric":
        case "activity": {
          const column =
            criterion.of === "metric"
              ? endpoints.metrics.get(criterion.name)
              : { numbers: endpoints.effective, length: rows };
          const range = rangeOf(written, criterion.test, at);
          return range
            ? rowsWithin(column, range, rows)
            : rowsPassing(column, criterion.test, rows);
        }
        case "cohort": {
          const answers = Uint8Array.from({ length: 256 }, (_, n) => (criterion.test(n) ? 1 : 0));
          return reckoner.answering(endpoints.cohorts, answers, rows);
        }
        case "created":
          return ofContacts(
            rowsPassing(
              { numbers: contacts.created, length: contacts.length },
              criterion.test,
              contacts.length,
            ),
          );
      }
    // oxlint-disable-next-line no-fallthrough -- every kind of number has returned
    case "place": {
      const { latitude, longitude, sphere } = endpoints;
      const [lat = 0, lon = 0, km = 0] = filledValues(written).map(Number);
      sphere.follow(latitude, longitude, rows);
      // Who has no place is not within: what says yes to nobody's place asks for the contrary.
      const negated = criterion.test(undefined, undefined);
      const bits = emptyBits(rows);
      sphere.circle(
        bits,
        rows,
        [lat, lon, km],
        (row) => criterion.test(latitude.at(row), longitude.at(row)) !== negated,
      );
      return unless(negated, bits);
    }
    case "flag": {
      const flag = criterion.flag === "active" ? activeFlag : optedOutFlag;
      const answers = new Uint8Array(8);
      for (let n = 0; n < 8; n += 1) answers[n] = criterion.wanted[n & flag ? 1 : 0] ? 1 : 0;
      return reckoner.answering(endpoints.flags, answers, rows);
    }
    case "reachable": {
      const reached = ofContacts(reckoner.contactsOf(reckoner.eligibleOn(criterion.family)));
      return unless(criterion.negated, reached);
    }
    case "campaign": {
      const had = emptyBits(contacts.length);
      const keys = db
        .prepare<[string], number>(
          "SELECT DISTINCT contact FROM messages WHERE test = 0 AND contact IS NOT NULL AND run IN (SELECT key FROM runs WHERE campaign_id = ?)",
        )
        .pluck();
      for (const key of keys.iterate(criterion.campaignId)) {
        const row = contacts.find(key);
        if (row >= 0) setBit(had, row);
      }
      return unless(criterion.negated, ofContacts(had));
    }
    case "events":
      return unless(criterion.negated, ofContacts(eventContacts(db, state, criterion, facts)));
  }
}
