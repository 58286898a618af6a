import { nameOf } from "../../../../shared/domain/contact.ts";
import type { AttributeMap, EndpointDocument } from "../../../../shared/domain/endpoint.ts";
import type { ContactChange } from "../../../../shared/activities/activity.ts";
import { mergeLists } from "../merge-document.ts";
import * as audience from "../../store/audience.ts";
import type { Db } from "../../store/audience.ts";

/** Carries out what a journey changes of a contact, inside the caller's transaction. */
export function applyChanges(db: Db, contact: number, changes: readonly ContactChange[]): void {
  for (const change of changes)
    if (change.kind === "optOut") {
      for (const endpoint of audience.endpointsOfContact(db, contact))
        if (endpoint.opted_out !== (change.optOut ? 1 : 0))
          audience.updateEndpoint(db, { ...endpoint, opted_out: change.optOut ? 1 : 0 });
    } else if (change.of === "user") changeUser(db, contact, change);
    else
      for (const endpoint of audience.endpointsOfContact(db, contact)) {
        const document = JSON.parse(endpoint.document) as EndpointDocument;
        const attributes = mergeLists(document.attributes, {
          [change.name]: changed(document.attributes, change),
        });
        audience.updateEndpoint(db, {
          ...endpoint,
          document: JSON.stringify({ ...document, attributes }),
        });
      }
}

type AttributeChange = Extract<ContactChange, { kind: "attribute" }>;

function changeUser(db: Db, key: number, change: AttributeChange): void {
  const contact = audience.contactByKey(db, key);
  if (!contact) return;
  const before = JSON.parse(contact.attributes) as AttributeMap;
  const attributes = mergeLists(before, { [change.name]: changed(before, change) });
  audience.updateContact(
    db,
    { ...contact, attributes: JSON.stringify(attributes), name: nameOf(attributes) },
    contact,
  );
}

/** The values an attribute has afterwards; none removes it. */
function changed(
  attributes: AttributeMap | undefined,
  { name, how, values }: AttributeChange,
): string[] {
  const before = attributes && Object.hasOwn(attributes, name) ? (attributes[name] ?? []) : [];
  if (how === "set") return values;
  if (how === "add") return [...new Set([...before, ...values])];
  return values.length === 0 ? [] : before.filter((value) => !values.includes(value));
}
