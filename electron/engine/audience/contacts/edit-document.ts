import type { ContactEdit } from "../../../../shared/contract/contacts.ts";
import type { EndpointDocument } from "../../../../shared/domain/endpoint.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import { mergeLists } from "../merge-document.ts";

type DocumentEdit = Extract<
  ContactEdit,
  { kind: "attribute" | "metric" | "demographic" | "location" }
>;

/** The document of an endpoint after an edit; a value of null or an empty one is taken out. */
export function changedDocument(document: EndpointDocument, edit: DocumentEdit): EndpointDocument {
  if (edit.kind === "attribute") {
    const values = edit.values.filter((value) => value !== "");
    return { ...document, attributes: mergeLists(document.attributes, { [edit.name]: values }) };
  }
  const section = { metric: "metrics", demographic: "demographic", location: "location" } as const;
  const place = section[edit.kind];
  const { [edit.name as never]: _, ...others } = { ...document[place] };
  const value = checkedValue(edit);
  return {
    ...document,
    [place]: value === null ? others : { ...document[place], [edit.name]: value },
  };
}

const ranges: Partial<Record<string, number>> = { Latitude: 90, Longitude: 180 };

function checkedValue(edit: Exclude<DocumentEdit, { kind: "attribute" }>): string | number | null {
  if (edit.value === null || edit.value === "") return null;
  const most = edit.kind === "location" ? ranges[edit.name] : undefined;
  if (most === undefined)
    return edit.kind === "metric" ? Number(edit.value) : String(edit.value).trim();
  const number = Number(edit.value);
  if (!Number.isFinite(number) || Math.abs(number) > most)
    throw new AppError("BAD_INPUT", `${edit.name} is a number from −${most} to ${most}.`, {
      place: edit.name,
    });
  return number;
}
