import { z } from "zod";
import { ChannelType } from "../../../../shared/domain/channel.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import {
  AttributeMap,
  Demographic,
  EndpointStatus,
  Location,
  MetricMap,
  OptOut,
} from "../../../../shared/domain/endpoint.ts";
import type { FactSource } from "./facts.ts";

/** One value stands for a list of one, as people write it. */
const Attributes = z.record(
  z.string(),
  z
    .union([z.string(), z.number(), z.array(z.string())])
    .transform((value) => [value].flat().map(String)),
);

/** Pinpoint's endpoint, as its clients write it; other fields are not looked at. */
const MadeUp = z.object({
  ChannelType,
  Address: z.string().max(15_000).default(""),
  Attributes: Attributes.pipe(AttributeMap).default({}),
  Metrics: MetricMap.default({}),
  Demographic: Demographic.default({}),
  Location: Location.default({}),
  OptOut: OptOut.default("NONE"),
  EndpointStatus: EndpointStatus.default("ACTIVE"),
  User: z
    .object({
      UserId: z.string().optional(),
      UserAttributes: Attributes.pipe(AttributeMap).default({}),
    })
    .default({ UserAttributes: {} }),
});

/** Somebody who is not in the project, for a test: no events, in no fixed segment. Throws BAD_INPUT naming the field. */
export function madeUpSource(endpoint: Record<string, unknown>, now: number): FactSource {
  const read = MadeUp.safeParse(endpoint);
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new AppError(
      "BAD_INPUT",
      `This is not an endpoint: ${issue?.message ?? "something is missing"}`,
      {
        place: issue?.path.join(".") || "ChannelType",
        cure: 'Write it as Pinpoint does, such as {"ChannelType": "EMAIL", "Address": "anna@example.com"}.',
      },
    );
  }
  const { data } = read;
  return {
    contact: 0,
    createdAt: now,
    userAttributes: data.User.UserAttributes,
    endpoints: [
      {
        key: 0,
        id: "made-up",
        contact: 0,
        channel: data.ChannelType,
        address: data.Address,
        status: data.EndpointStatus,
        optOut: data.OptOut,
        cohort: 0,
        createdAt: now,
        effectiveAt: now,
        attributes: data.Attributes,
        metrics: data.Metrics,
        demographic: data.Demographic,
        location: data.Location,
      },
    ],
    suppressed: () => false,
    events: () => [],
    eventTimes: () => [],
    inCampaign: () => false,
    inMembers: () => false,
  };
}
