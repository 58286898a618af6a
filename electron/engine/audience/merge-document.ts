import type { AttributeMap, EndpointDocument } from "../../../shared/domain/endpoint.ts";

/** A named list replaces the one before as a whole; an empty one removes it. */
export function mergeLists(
  before: AttributeMap | undefined,
  patch: AttributeMap | undefined,
): AttributeMap {
  const merged = { ...before };
  for (const [name, values] of Object.entries(patch ?? {}))
    if (values.length > 0) merged[name] = values;
    else delete merged[name];
  return merged;
}

/** Sections in the order in which they are stored; empty ones are left out. */
export function mergeDocument(before: EndpointDocument, patch: EndpointDocument): EndpointDocument {
  const merged: EndpointDocument = {
    attributes: mergeLists(before.attributes, patch.attributes),
    metrics: { ...before.metrics, ...patch.metrics },
    demographic: { ...before.demographic, ...patch.demographic },
    location: { ...before.location, ...patch.location },
  };
  for (const section of ["attributes", "metrics", "demographic", "location"] as const)
    if (Object.keys(merged[section] ?? {}).length === 0) delete merged[section];
  return merged;
}
