import type { Criterion } from "../../../../shared/domain/segment.ts";
import { fieldKey, sameField } from "../../../criteria/fields.ts";
import type { BuilderParts } from "./builder-context.ts";

type Missing = {
  text: string;
  /** It was there once, so that something else can be chosen instead. */ gone: boolean;
};

/** What a row asks about and the project does not have: deleted, or never seen. Null while that is not known. */
export function missingOf(
  { field }: Criterion,
  { fields, savedFields, segments, campaigns }: Pick<BuilderParts, "fields" | "savedFields" | "segments" | "campaigns">, // prettier-ignore
): Missing | null {
  if (field.kind === "segment")
    return field.segmentId && segments && !segments.some(({ id }) => id === field.segmentId)
      ? { text: "This segment no longer exists.", gone: true }
      : null;
  const campaign = "campaignId" in field ? field.campaignId : undefined;
  if (campaign !== undefined)
    return campaign && campaigns && !campaigns.some(({ id }) => id === campaign)
      ? { text: "This campaign no longer exists.", gone: true }
      : null;
  if (!("name" in field) || field.name === "" || !fields) return null;
  if (fields.some((one) => sameField(one.field, field))) return null;
  const what = field.kind === "event" ? "event" : field.kind === "metric" ? "metric" : "attribute";
  return savedFields.has(fieldKey(field))
    ? { text: `No longer exists: nobody has the ${what} “${field.name}”.`, gone: true }
    : { text: `Nobody has the ${what} “${field.name}” yet.`, gone: false };
}
