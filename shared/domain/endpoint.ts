import { z } from "zod";
import { ChannelType } from "./channel.ts";

export const demographicNames = [
  "AppVersion",
  "Locale",
  "Make",
  "Model",
  "ModelVersion",
  "Platform",
  "PlatformVersion",
  "Timezone",
] as const;
export const locationTextNames = ["City", "Country", "PostalCode", "Region"] as const;
export const locationNumberNames = ["Latitude", "Longitude"] as const;

export const OptOut = z.enum(["NONE", "ALL"]);
export const EndpointStatus = z.enum(["ACTIVE", "INACTIVE"]);

/** Attribute name → its values, in order. A single value is a list of one, as in Pinpoint. */
export const AttributeMap = z.record(z.string(), z.array(z.string()));
export type AttributeMap = z.infer<typeof AttributeMap>;
export const MetricMap = z.record(z.string(), z.number());
export type MetricMap = z.infer<typeof MetricMap>;

export const Demographic = z.partialRecord(z.enum(demographicNames), z.string());
export type Demographic = z.infer<typeof Demographic>;

export const Location = z.object({
  City: z.string().optional(),
  Country: z.string().optional(),
  PostalCode: z.string().optional(),
  Region: z.string().optional(),
  Latitude: z.number().optional(),
  Longitude: z.number().optional(),
});
export type Location = z.infer<typeof Location>;

/** The parts of an endpoint that SQL does not search by itself; stored as one JSON document. */
export const EndpointDocument = z.object({
  attributes: AttributeMap.optional(),
  metrics: MetricMap.optional(),
  demographic: Demographic.optional(),
  location: Location.optional(),
});
export type EndpointDocument = z.infer<typeof EndpointDocument>;

export const Endpoint = EndpointDocument.extend({
  key: z.number().int(),
  id: z.string(),
  contact: z.number().int(),
  channel: ChannelType,
  address: z.string(),
  status: EndpointStatus,
  optOut: OptOut,
  cohort: z.number().int(),
  createdAt: z.number().int(),
  effectiveAt: z.number().int(),
});
export type Endpoint = z.infer<typeof Endpoint>;

/** Limits of Pinpoint that an import warns about (1.4 of its quotas). */
export const endpointLimits = {
  attributeNameLength: 50,
  attributeValueLength: 100,
  valuesPerAttribute: 50,
  idLength: 128,
  endpointsPerUser: 15,
} as const;
