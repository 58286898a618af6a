import { AppError } from "../../../../shared/domain/errors.ts";
import type { SegmentRules } from "../../../../shared/domain/segment.ts";
import { readSegment, writeSegment } from "../../../../shared/pinpoint/segments.ts";
import type { Parts } from "../../parts.ts";
import { findSegment, getSegment, namedIn, versionsOf } from "../../store/segments.ts";

type Written = { text: string; left: string[] };
type Rules = { name: string; rules: SegmentRules; pinpoint?: string | undefined };

/** Segments in and out of Pinpoint's JSON. */
export function createPinpoint({ store }: Parts) {
  return {
    /** The same segment in our rules; base segments that are not in the project are named. */
    readPinpoint(text: string) {
      const { name, rules, notes } = readSegment(text);
      const missing = [...new Set(namedIn(rules))].filter((id) => {
        const segment = findSegment(store, id);
        return !segment || segment.deleted_at !== null;
      });
      return {
        name,
        rules,
        notes: [
          ...notes,
          ...missing.map(
            (id) => `There is no segment with the ID ${id} here. Choose another base segment.`,
          ),
        ],
      };
    },
    /** Rules in hand, or a saved segment; what was read and is still the same comes back as it was. */
    writePinpoint(of: Rules | { id: string }): Written {
      if ("rules" in of) {
        const { name, rules, pinpoint } = of;
        return writeSegment({ name, rules, original: pinpoint });
      }
      const { name, rules, type } = getSegment(store, of.id);
      if (rules === null)
        throw new AppError("BAD_INPUT", `“${name}” is ${type}: it has members instead of rules.`, {
          place: name,
          cure: "Export its contacts as a file instead.",
        });
      const [newest] = versionsOf(store, of.id);
      return writeSegment({ name, rules, original: newest?.pinpoint ?? undefined });
    },
  };
}
