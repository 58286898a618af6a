import { describe, expect, test } from "vitest";
import { AppError } from "../domain/errors.ts";
import { calledIn } from "../journey/change.ts";
import { insertOnPath } from "../journey/insert.ts";
import { deleteActivity } from "../journey/remove.ts";
import { renameActivity, setJourney, setSettings } from "../journey/settings.ts";
import { done, drawn } from "../journey/testing/sketch.ts";
import { readJourneys, writeJourney } from "./journeys.ts";

const templates = ["welcome", "nudge", "gift", "hook"];
const resolvers = {
  template: (name: string) => (templates.includes(name) ? `t-${name}` : null),
  segment: (id: string) => (id === "lost" ? null : `s-${id}`),
};
const names = {
  template: (id: string) => id.replace("t-", ""),
  segment: (id: string) => id.replace("s-", ""),
};
const back = { names, resolvers };

const everything = {
  Name: "Everything",
  State: "ACTIVE",
  Id: "0a1b2c",
  ApplicationId: "app",
  CreationDate: "2026-01-02T03:04:05.678Z",
  LastModifiedDate: "2026-01-03T03:04:05.678Z",
  tags: {},
  JourneyChannelSettings: { ConnectCampaignArn: "arn:aws:connect-campaigns:eu-central-1:1:campaign/x" }, // prettier-ignore
  StartActivity: "mail1",
  StartCondition: {
    Description: "New customers",
    SegmentStartCondition: { SegmentId: "new" },
  },
  RefreshFrequency: "PT24H",
  RefreshOnSegmentUpdate: true,
  Schedule: { StartTime: "2027-01-01T09:00:30Z", EndTime: "2027-12-31T23:59:59Z", Timezone: "UTC+05:30" }, // prettier-ignore
  LocalTime: false,
  TimezoneEstimationMethods: ["PHONE_NUMBER", "POSTAL_CODE"],
  QuietTime: { Start: "20:00", End: "08:00" },
  WaitForQuietTime: true,
  SendingSchedule: true,
  OpenHours: {
    EMAIL: { MONDAY: [{ StartTime: "T09:00", EndTime: "T17:00" }], SUNDAY: [] },
    SMS: { FRIDAY: [{ StartTime: "10:00", EndTime: "12:00" }, { StartTime: "13:00", EndTime: "18:00" }] }, // prettier-ignore
  },
  ClosedDays: {
    EMAIL: [{ Name: "Holiday", StartDateTime: "2027-12-24T00:00:00", EndDateTime: "2027-12-26T23:59:59" }], // prettier-ignore
  },
  Limits: {
    DailyCap: 2,
    EndpointReentryCap: 3,
    EndpointReentryInterval: "P1D",
    MessagesPerSecond: 50,
    TimeframeCap: { Cap: 7, Days: 14 },
    TotalCap: 12,
  },
  Activities: {
    mail1: {
      Description: "Welcome",
      EMAIL: { MessageConfig: { FromAddress: "shop@example.com" }, TemplateName: "welcome", TemplateVersion: "3", NextActivity: "hold" }, // prettier-ignore
    },
    hold: { Holdout: { Percentage: 10, NextActivity: "wait1" } },
    wait1: { Wait: { WaitTime: { WaitFor: "PT24H" }, NextActivity: "split" } },
    split: {
      ConditionalSplit: {
        Condition: {
          Operator: "ANY",
          Conditions: [
            { EventCondition: { MessageActivity: "mail1", Dimensions: { EventType: { DimensionType: "INCLUSIVE", Values: ["_email.open", "_email.click"] } } } }, // prettier-ignore
            { SegmentCondition: { SegmentId: "vip" } },
            { SegmentDimensions: { UserAttributes: { Plan: { AttributeType: "INCLUSIVE", Values: ["Pro"] } } } }, // prettier-ignore
          ],
        },
        EvaluationWaitTime: { WaitFor: "P2D" },
        TrueActivity: "random",
        FalseActivity: "sms1",
      },
    },
    sms1: {
      SMS: {
        MessageConfig: { MessageType: "TRANSACTIONAL", OriginationNumber: "+436601234567", SenderId: "SHOP", EntityId: "e1", TemplateId: "r1" }, // prettier-ignore
        TemplateName: "nudge",
        NextActivity: "multi",
      },
    },
    random: {
      RandomSplit: { Branches: [{ Percentage: 60, NextActivity: "push1" }, { Percentage: 40, NextActivity: "" }] }, // prettier-ignore
    },
    push1: { PUSH: { MessageConfig: { TimeToLive: "3600" }, TemplateName: "gift", NextActivity: "multi" } }, // prettier-ignore
    multi: {
      MultiCondition: {
        Branches: [
          { Condition: { EventCondition: { MessageActivity: "sms1", Dimensions: { EventType: { DimensionType: "EXCLUSIVE", Values: ["_SMS.SUCCESS"] } } } }, NextActivity: "hook" }, // prettier-ignore
          { Condition: { EventCondition: { Dimensions: { EventType: { DimensionType: "INCLUSIVE", Values: ["order.completed"] }, Attributes: { sku: { AttributeType: "INCLUSIVE", Values: ["a"] } }, Metrics: { price: { ComparisonOperator: "GREATER_THAN", Value: 9 } } } } }, NextActivity: "wait2" }, // prettier-ignore
        ],
        DefaultActivity: "call",
        EvaluationWaitTime: { WaitUntil: "2027-03-01T12:00:00Z" },
      },
    },
    hook: {
      CUSTOM: { DeliveryUri: "https://hooks.example.com/x", EndpointTypes: ["EMAIL", "CUSTOM"], MessageConfig: { Data: "{}" }, TemplateName: "hook", NextActivity: "reply" }, // prettier-ignore
    },
    reply: {
      ConditionalSplit: {
        Condition: { Conditions: [{ EventCondition: { MessageActivity: "hook", Dimensions: { Attributes: { answer: { AttributeType: "INCLUSIVE", Values: ["yes"] } } } } }], Operator: "ALL" }, // prettier-ignore
      },
    },
    wait2: { Wait: { WaitTime: { WaitUntil: "2027-04-01T12:00:00Z" } } },
    call: { Description: "By phone", ContactCenter: { NextActivity: "wait2" } },
  },
};
const one = (value: unknown) => {
  const [journey] = readJourneys(JSON.stringify(value), resolvers);
  if (!journey) throw new Error("none was read");
  return journey;
};
const event = {
  Name: "By event",
  StartCondition: {
    EventStartCondition: {
      EventFilter: { Dimensions: { EventType: { DimensionType: "INCLUSIVE", Values: ["cart.left"] }, Metrics: { total: { ComparisonOperator: "GREATER_THAN_OR_EQUAL", Value: 20 } } }, FilterType: "ENDPOINT" }, // prettier-ignore
      SegmentId: "vip",
    },
  },
};

describe("journeys of Pinpoint", () => {
  test("every field is read", () => {
    const { document, missing, kept } = one(everything);
    expect(drawn(document)).toBe(
      "call>wait2 entry>mail1 hold>wait1 hook>reply mail1>hold multi.A>hook multi.B>wait2 multi.else>call push1>multi random.A>push1 sms1>multi split.no>sms1 split.yes>random wait1>split",
    );
    expect(missing).toEqual([]);
    expect(kept.map(({ place }) => place)).toEqual(["Activities.call", "JourneyChannelSettings"]);
    expect(calledIn(document, "call")).toBe("By phone");
    expect(document.settings).toMatchObject({
      start: "2027-01-01T14:30",
      end: "2028-01-01T05:29",
      zone: "+05:30",
      quietTime: { start: "20:00", end: "08:00" },
      whenClosed: "hold",
      openHours: { email: { "1": [{ start: "09:00", end: "17:00" }], "7": [] } },
      closedDays: { email: [{ name: "Holiday", start: "2027-12-24T00:00", end: "2027-12-26T23:59" }] }, // prettier-ignore
      limits: { dailyCap: 2, totalCap: 12, timeframeCap: { cap: 7, days: 14 }, reentryCap: 3, reentryInterval: "P1D", messagesPerSecond: 50 }, // prettier-ignore
    });
    const settings = (id: string) => document.activities[id]?.settings;
    expect(settings("entry")).toEqual({ by: { kind: "segment", segmentId: "s-new", refresh: "PT24H", onUpdate: true } }); // prettier-ignore
    expect(settings("mail1")).toMatchObject({ templateId: "t-welcome", version: 3, fromAddress: "shop@example.com" }); // prettier-ignore
    expect(settings("split")).toMatchObject({
      match: "any",
      conditions: [
        { kind: "messageEvent", activity: "mail1", event: "open", happened: true },
        { kind: "messageEvent", activity: "mail1", event: "click", happened: true },
        { kind: "segment", segmentId: "s-vip", isIn: true },
        { kind: "criteria", criteria: { criteria: [{ field: { kind: "userAttribute", name: "Plan" } }] } }, // prettier-ignore
      ],
      evaluate: { kind: "after", duration: "P2D" },
    });
    expect(settings("sms1")).toMatchObject({ messageType: "TRANSACTIONAL", senderId: "SHOP", regulatoryTemplateId: "r1" }); // prettier-ignore
    expect(settings("push1")).toMatchObject({ templateId: "t-gift", timeToLive: 3600 });
    expect(settings("multi")).toMatchObject({
      branches: [
        { id: "A", condition: { kind: "messageEvent", event: "delivered", happened: false } },
        { id: "B", condition: { kind: "event", event: { name: "order.completed", attributes: [{ name: "sku", values: ["a"] }], metrics: [{ name: "price", compare: "greaterThan", value: 9 }] } } }, // prettier-ignore
      ],
      evaluate: { kind: "on", at: "2027-03-01T17:30" },
    });
    expect(settings("hook")).toMatchObject({ url: "https://hooks.example.com/x", endpointTypes: ["EMAIL", "CUSTOM"], data: "{}" }); // prettier-ignore
    expect(settings("reply")).toMatchObject({ conditions: [{ kind: "customReply", activity: "hook", attribute: "answer", values: ["yes"] }] }); // prettier-ignore
    expect(settings("wait2")).toEqual({ wait: { kind: "until", at: "2027-04-01T17:30", contactZone: false } }); // prettier-ignore
  });

  test.each([
    { name: "bare", value: everything },
    { name: "as an answer", value: { JourneyResponse: everything } },
    { name: "as a request", value: { WriteJourneyRequest: event } },
    { name: "with nothing but a name", value: { Name: "Small" } },
  ])("what is unchanged comes back equal: $name", ({ value }) => {
    const { document, original } = one(value);
    expect(JSON.parse(writeJourney(document, { ...back, original }).text)).toEqual(value);
  });

  test("lists are read, bare or as Pinpoint answers them", () => {
    for (const value of [
      [event, everything],
      { Item: [event] },
      { JourneysResponse: { Item: [event] } },
    ])
      // prettier-ignore
      expect(readJourneys(JSON.stringify(value), resolvers)[0]?.document.name).toBe("By event");
    expect(() => readJourneys("[]", resolvers)).toThrow("There is no journey in this file.");
  });

  test("what we write is read as the same document, without an original too", () => {
    for (const value of [everything, event]) {
      const { document } = one(value);
      const { text, lost } = writeJourney(document, back);
      expect(one(JSON.parse(text)).document).toEqual(document);
      expect(lost).toEqual([]);
    }
  });

  test("a change leaves everything else as it was", () => {
    const { document, original } = one({ JourneyResponse: everything });
    const named = done(renameActivity(document, "wait1", "A day"));
    const longer = done(setSettings(named, "wait1", { wait: { kind: "for", duration: "P3D" } }));
    const { Activities, ...rest } = everything;
    expect(JSON.parse(writeJourney(longer, { ...back, original }).text)).toEqual({
      JourneyResponse: {
        ...rest,
        Activities: { ...Activities, wait1: { Description: "A day", Wait: { WaitTime: { WaitFor: "P3D" }, NextActivity: "split" } } }, // prettier-ignore
      },
    });
    const { hold: _, mail1, ...others } = Activities;
    const without = done(deleteActivity(document, "hold"));
    expect(JSON.parse(writeJourney(without, { ...back, original }).text)).toEqual({
      JourneyResponse: {
        ...rest,
        Activities: { mail1: { ...mail1, EMAIL: { ...mail1.EMAIL, NextActivity: "wait1" } }, ...others }, // prettier-ignore
      },
    });
  });

  test("what is missing is listed, left empty, and keeps its name on the way out", () => {
    const value = {
      Name: "Missing",
      StartActivity: "m",
      StartCondition: { SegmentStartCondition: { SegmentId: "lost" } },
      Activities: { m: { EMAIL: { TemplateName: "unknown" } } },
    };
    const { document, missing, original } = one(value);
    expect(missing).toEqual([
      { place: "Activities.m.EMAIL.TemplateName", text: "Template unknown" },
      { place: "StartCondition.SegmentStartCondition.SegmentId", text: "Segment lost" },
    ]);
    expect(document.activities["m"]?.settings).toMatchObject({ templateId: null });
    const later = { template: () => "t-new", segment: () => "s-new" };
    const written = writeJourney(document, { names, resolvers: later, original });
    expect(JSON.parse(written.text)).toEqual(value);
  });

  test("what Pinpoint does not have is left out and said", () => {
    const { document } = one(event);
    const path = { from: "entry", outlet: "next" };
    const mail = done(insertOnPath(document, path, { id: "m", type: "email" }));
    const update = done(insertOnPath(mail, path, { id: "u", type: "updateContact" }));
    const all = done(setJourney(update, { settings: { goal: { event: "buy", withinDays: 3 }, zone: "Europe/Vienna", start: "2027-07-01T09:00" } }, "Goal")); // prettier-ignore
    const { text, lost } = writeJourney(all, back);
    expect(JSON.parse(text)).toMatchObject({
      StartActivity: "m",
      Schedule: { StartTime: "2027-07-01T07:00:00Z", Timezone: "UTC+02" },
      Activities: { m: { EMAIL: {} } },
    });
    expect(lost).toEqual([
      "Update contact: Pinpoint has nothing like “Update contact”, so it is left out.",
      "Pinpoint knows offsets only: Europe/Vienna becomes UTC+02, summer and winter.",
      "The goal is left out.",
    ]);
  });
});

const activity = (value: unknown) => ({ Name: "x", StartActivity: "a", Activities: { a: value } });
const refused: [unknown, string][] = [
  [{}, "Name: expected a text, found nothing."],
  [{ Name: "x", Activites: {} }, "Activites: expected no such field but"],
  [activity({}), "Activities.a: expected one of CUSTOM"],
  [activity({ WAIT: {} }), "Activities.a.WAIT: expected “Wait” as the name of the activity, found \"WAIT\"."], // prettier-ignore
  [activity({ Fax: {} }), "Activities.a.Fax: expected one of CUSTOM"],
  [activity({ Wait: {}, EMAIL: {} }), "Activities.a: expected one kind of activity"],
  [activity({ Wait: { WaitTime: { WaitFor: "1h" } } }), "Activities.a.Wait.WaitTime.WaitFor: expected a length of time like PT1H or P2D, found \"1h\"."], // prettier-ignore
  [activity({ Wait: { WaitTime: { WaitUntil: "tomorrow" } } }), "Activities.a.Wait.WaitTime.WaitUntil: expected a date and time"], // prettier-ignore
  [activity({ Wait: { NextActivity: "b" } }), "Activities.a.Wait.NextActivity: expected the ID of an activity, found \"b\"."], // prettier-ignore
  [activity({ Wait: { NextActivity: "a" } }), "Activities.a: A path comes back to it."],
  [activity({ EMAIL: { Template: "x" } }), "Activities.a.EMAIL.Template: expected no such field but"], // prettier-ignore
  [activity({ RandomSplit: { Branches: [{ Percentage: "50" }] } }), "Activities.a.RandomSplit.Branches[0].Percentage: expected a number"], // prettier-ignore
  [activity({ SMS: { MessageConfig: { MessageType: "AD" } } }), "Activities.a.SMS.MessageConfig.MessageType: expected PROMOTIONAL, TRANSACTIONAL"], // prettier-ignore
  [activity({ ConditionalSplit: { Condition: { Conditions: [{ Foo: 1 }] } } }), "Activities.a.ConditionalSplit.Condition.Conditions[0].Foo: expected no such field but"], // prettier-ignore
  [{ JourneyResponse: { Name: "x", Limits: { DailyCap: 101 } } }, "JourneyResponse.Limits.DailyCap: expected a number from 0 to 100, found 101."], // prettier-ignore
  [
    { Name: "x", Schedule: { Timezone: "Vienna" } },
    "Schedule.Timezone: expected an offset like UTC",
  ],
  [{ Name: "x", OpenHours: { EMAIL: { MONDAY: [{ StartTime: "9", EndTime: "17:00" }] } } }, "OpenHours.EMAIL.MONDAY[0].StartTime: expected a time of day"], // prettier-ignore
  [{ Name: "x", StartActivity: "a" }, "StartActivity: expected the ID of an activity"],
];
test.each(refused.map(([value, message]) => ({ value, message })))(
  "refuse: $message",
  ({ value, message }) => {
    const read = () => readJourneys(JSON.stringify(value), resolvers);
    expect(read).toThrow(message);
    expect(read).toThrow(AppError);
  },
);
