import { familyNames } from "../../shared/domain/channel.ts";
import type { Criterion, CriterionField, MessageEventKind } from "../../shared/domain/segment.ts";
import { fieldLabel } from "../../shared/domain/segment-words.ts";

/** The headings of the attribute picker, in its order. */
export const fieldGroups = [
  "Contact",
  "Endpoint",
  "Location",
  "Demographic",
  "Metrics",
  "Activity",
  "Events",
  "Message events",
  "Campaigns",
  "Segments",
  "Consent and reachability",
] as const;
export type FieldGroup = (typeof fieldGroups)[number];

const groups: Record<CriterionField["kind"], FieldGroup> = {
  userAttribute: "Contact",
  created: "Contact",
  cohort: "Contact",
  attribute: "Endpoint",
  channel: "Endpoint",
  location: "Location",
  distance: "Location",
  demographic: "Demographic",
  metric: "Metrics",
  activity: "Activity",
  event: "Events",
  messageEvent: "Message events",
  campaign: "Campaigns",
  segment: "Segments",
  optOut: "Consent and reachability",
  status: "Consent and reachability",
  reachable: "Consent and reachability",
};
export const groupOfField = ({ kind }: CriterionField): FieldGroup => groups[kind];

/** What became of a message, as the value picker names it. */
export const messageEventNames: Record<MessageEventKind, string> = {
  send: "Send",
  delivered: "Delivery",
  open: "Open",
  click: "Click",
  unsubscribe: "Unsubscribe",
  hardBounce: "Hard bounce",
  softBounce: "Soft bounce",
  complaint: "Complaint",
};

/** What a row asks about, as its first control names it; “” while nothing is chosen. */
export function rowLabel(field: CriterionField): string {
  switch (field.kind) {
    case "channel":
      return "Channel";
    case "activity":
      return "Activity";
    case "distance":
      return "Distance";
    case "optOut":
      return "Opt-out";
    case "status":
      return "Status";
    case "created":
      return "Created";
    case "cohort":
      return "Random share";
    case "reachable":
      return familyNames[field.family];
    case "event":
      return "Event";
    case "messageEvent":
      return "Email event";
    case "campaign":
      return "Campaign";
    case "segment":
      return "Segment";
    default:
      return fieldLabel(field);
  }
}

/** A field as a text that is the same for the same field. */
export function fieldKey(field: CriterionField): string {
  switch (field.kind) {
    case "reachable":
      return `reachable:${field.family}`;
    case "messageEvent":
      return `messageEvent:${field.event}`;
    case "campaign":
      return `campaign:${field.campaignId}`;
    case "segment":
      return `segment:${field.segmentId}`;
    default:
      return "name" in field ? `${field.kind}:${field.name}` : field.kind;
  }
}

export const sameField = (one: CriterionField, other: CriterionField): boolean =>
  fieldKey(one) === fieldKey(other);

/** Whether a row still wants to know what it asks about. */
export const isNameless = (field: CriterionField): boolean =>
  field.kind !== "event" && "name" in field && field.name === "";

/** A row nothing was written in: only a place to write, never counted or saved. */
export const isBlank = ({ field, values }: Criterion): boolean =>
  isNameless(field) && values.every((value) => value === "");
