import { describe, expect, test } from "vitest";
import { AppError } from "../domain/errors.ts";
import { Criterion, problemOf, SegmentRules, type SegmentGroup } from "../domain/segment.ts";
import { readSegment, writeSegment } from "./segments.ts";

const everything = {
  Name: "Weekend cyclists",
  SegmentGroups: {
    Include: "ANY",
    Groups: [
      {
        SourceSegments: [{ Id: "seg-a" }, { Id: "seg-b", Version: 3 }],
        SourceType: "NONE",
        Dimensions: [
          {
            Demographic: {
              AppVersion: { DimensionType: "INCLUSIVE", Values: ["2.0", "2.1"] },
              Channel: { DimensionType: "EXCLUSIVE", Values: ["PUSH", "SMS"] },
              Make: { DimensionType: "EXCLUSIVE", Values: ["Fairphone"] },
              Model: { DimensionType: "INCLUSIVE", Values: ["5"] },
              Platform: { DimensionType: "INCLUSIVE", Values: ["Android"] },
            },
            Location: {
              Country: { DimensionType: "INCLUSIVE", Values: ["AT", "CH"] },
              GPSPoint: {
                Coordinates: { Latitude: 47.1, Longitude: -9.5 },
                RangeInKilometers: 25.5,
              },
            },
            Behavior: { Recency: { Duration: "DAY_14", RecencyType: "INACTIVE" } },
            Attributes: {
              "Ri#d:e?\\/": { AttributeType: "CONTAINS", Values: ["Bike", "Bus"] },
              Since: { AttributeType: "BETWEEN", Values: ["2026-01-01T12:00:00Z", "2026-02-01T12:00:00Z"] },
            },
            UserAttributes: {
              'Club "A" 😀': { AttributeType: "EXCLUSIVE", Values: ["x"] },
              Joined: { AttributeType: "BEFORE", Values: ["2026-01-01T12:00:00Z"] },
              Left: { AttributeType: "AFTER", Values: ["2026-01-01"] },
              Born: { AttributeType: "ON", Values: ["1990-03-29T12:00:00Z"] },
              Plan: { AttributeType: "INCLUSIVE", Values: ["Pro"] },
            },
          },
          {
            Metrics: {
              A: { ComparisonOperator: "EQUAL", Value: 1 },
              B: { ComparisonOperator: "GREATER_THAN", Value: 2.5 },
              C: { ComparisonOperator: "GREATER_THAN_OR_EQUAL", Value: 0 },
              D: { ComparisonOperator: "LESS_THAN", Value: -3 },
              E: { ComparisonOperator: "LESS_THAN_OR_EQUAL", Value: 4 },
            },
          },
        ],
        Type: "ANY",
      },
      { SourceSegments: [], SourceType: "ALL", Dimensions: [], Type: "NONE" },
    ],
  },
}; // prettier-ignore

const json = (value: unknown) => JSON.stringify(value);
const inDimensions = (dimensions: unknown) => ({ Name: "x", Dimensions: dimensions });

describe("reading Pinpoint's segments", () => {
  test("every part of it, and all rows are complete", () => {
    const { name, rules, notes } = readSegment(json(everything));
    expect(name).toBe("Weekend cyclists");
    expect(notes).toEqual([]);
    expect(SegmentRules.parse(rules)).toEqual(rules);
    const rows = rules.groups.flatMap((group) => group.dimensions.flatMap((box) => box.criteria));
    expect(rows).toHaveLength(20);
    expect(rows.map(problemOf).filter(Boolean)).toEqual([]);
    expect(rules.groups[0]?.sources).toEqual([{ segmentId: "seg-a" }, { segmentId: "seg-b", version: 3 }]); // prettier-ignore
    expect(rows.slice(0, 2)).toEqual([
      { field: { kind: "demographic", name: "AppVersion" }, operator: "is", values: ["2.0", "2.1"], matchCase: true },
      { field: { kind: "channel" }, operator: "isNot", values: ["PUSH", "SMS"] },
    ]); // prettier-ignore
    expect(rows.find(({ field }) => field.kind === "distance")?.values).toEqual([47.1, -9.5, 25.5]);
    expect(rows.find(({ field }) => field.kind === "activity")).toMatchObject({ operator: "inactiveFor", values: [14] }); // prettier-ignore
  });

  test("what is written without its original is the same segment", () => {
    const { name, rules } = readSegment(json(everything));
    const { text, left } = writeSegment({ name, rules });
    expect(left).toEqual([]);
    expect(JSON.parse(text)).toEqual(everything);
  });

  test.each([
    ["a request", { WriteSegmentRequest: everything }],
    ["a response", { SegmentResponse: { ...everything, Id: "1", ApplicationId: "2", SegmentType: "DIMENSIONAL", Version: 4, CreationDate: "2026-01-01T00:00:00Z" } }],
    ["a bare response", { ...everything, Id: "1", Arn: "arn", LastModifiedDate: "2026-01-01T00:00:00Z" }],
    ["one object", inDimensions({ Metrics: { Spend: { ComparisonOperator: "EQUAL", Value: 3 } } })],
    ["defaults left out", { Name: "x", SegmentGroups: { Groups: [{ Dimensions: [{ Location: { Country: { Values: ["AT"] } } }] }] } }],
    ["null for nothing", { Name: "x", tags: { a: "b" }, Dimensions: null, SegmentGroups: { Include: null, Groups: [{ SourceSegments: null, Dimensions: [] }] } }],
  ])("%s comes back equal, key by key", (_, given) => {
    const original = JSON.stringify(given);
    const { name, rules } = readSegment(original);
    const through = SegmentRules.parse(JSON.parse(JSON.stringify(rules)));
    expect(JSON.parse(writeSegment({ name, rules: through, original }).text)).toEqual(given);
  }); // prettier-ignore

  test("a new name goes into the original, changed rules replace it", () => {
    const original = json({ WriteSegmentRequest: everything });
    const { rules } = readSegment(original);
    const renamed = JSON.parse(writeSegment({ name: "Other", rules, original }).text);
    expect(renamed).toEqual({ WriteSegmentRequest: { ...everything, Name: "Other" } });
    const changed = { ...rules, include: "all" as const };
    expect(JSON.parse(writeSegment({ name: "Other", rules: changed, original }).text)).toEqual({
      Name: "Other",
      SegmentGroups: { ...everything.SegmentGroups, Include: "ALL" },
    });
  });

  test("a device type is read with a note", () => {
    const given = inDimensions({ Demographic: { DeviceType: { DimensionType: "INCLUSIVE", Values: ["phone"] } } }); // prettier-ignore
    const { rules, notes } = readSegment(json(given));
    expect(notes[0]).toContain("Dimensions.Demographic.DeviceType");
    expect(rules.groups[0]?.dimensions[0]?.criteria[0]?.field).toEqual({ kind: "attribute", name: "DeviceType" }); // prettier-ignore
  });
});

const group = (dimension: unknown) => ({ Name: "x", SegmentGroups: { Groups: [{ Dimensions: [{}, dimension] }] } }); // prettier-ignore
const wrongs: [unknown, string][] = [
  [group({ Metrics: { Spend: { ComparisonOperator: "EQUAL", Value: "a lot" } } }), 'SegmentGroups.Groups[0].Dimensions[1].Metrics.Spend.Value: expected a number, found "a lot".'],
  [group({ Metrics: { Spend: { ComparisonOperator: "MORE", Value: 1 } } }), "Metrics.Spend.ComparisonOperator: expected EQUAL, GREATER_THAN,"],
  [group({ Metric: {} }), "Dimensions[1].Metric: expected no such field but Demographic,"],
  [group({ Attributes: { a: { Values: [] } } }), "Attributes.a.Values: expected a list of at least one text, found an empty list."],
  [group({ Attributes: { a: { Values: ["x", 2] } } }), "Attributes.a.Values[1]: expected a text, found 2."],
  [group({ Attributes: { a: { AttributeType: "BEFORE", Values: ["4.11.26"] } } }), "Attributes.a.Values[0]: expected a date like 2026-11-04T12:00:00Z, found \"4.11.26\"."],
  [group({ Attributes: { a: { AttributeType: "BETWEEN", Values: ["2026-11-04"] } } }), "Attributes.a.Values: expected two dates, found a list."],
  [group({ Attributes: { a: { AttributeType: "BETWEEN", Values: ["2026-11-04", "2026-11-03"] } } }), "expected the earlier date first"],
  [group({ Demographic: { Channel: { Values: ["EMAIL", "FAX"] } } }), "Demographic.Channel.Values[1]: expected EMAIL, SMS,"],
  [group({ Location: { GPSPoint: { Coordinates: { Latitude: 91, Longitude: 0 }, RangeInKilometers: 1 } } }), "Coordinates.Latitude: expected a number from -90 to 90, found 91."],
  [group({ Location: { GPSPoint: { Coordinates: { Latitude: 1, Longitude: 0 }, RangeInKilometers: 0 } } }), "RangeInKilometers: expected a number above 0"],
  [group({ Behavior: { Recency: { Duration: "DAY_60", RecencyType: "ACTIVE" } } }), "Recency.Duration: expected HR_24, DAY_7, DAY_14, DAY_30"],
  [group([]), "Dimensions[1]: expected an object, found an empty list."],
  [{ SegmentResponse: { Name: "x", Dimensions: { Location: 3 } } }, "SegmentResponse.Dimensions.Location: expected an object, found 3."],
  [{ Name: "x", SegmentGroups: { Groups: [] } }, "SegmentGroups.Groups: expected at least one group"],
  [{ Name: "x", SegmentGroups: { Include: "SOME", Groups: [{}] } }, "SegmentGroups.Include: expected ALL, ANY, NONE, found \"SOME\"."],
  [{ Name: "x", SegmentGroups: { Groups: [{ SourceSegments: [{}] }] } }, "SourceSegments[0].Id: expected a text, found nothing."],
  [{ Name: "x", SegmentGroups: { Groups: [{ SourceSegments: [{ Id: "a", Version: 0 }] }] } }, "SourceSegments[0].Version: expected a whole number from 1, found 0."],
  [{ Name: "x", SegmentGroups: { Groups: [{}] }, Dimensions: {} }, "nothing beside Dimensions"],
  [{ Name: "x" }, "SegmentGroups: expected SegmentGroups or Dimensions, found nothing."],
  [{ Name: 3, Dimensions: {} }, "Name: expected a text, found 3."],
  [{ Name: "Old list", SegmentType: "IMPORT" }, "“Old list” is an imported segment"],
  [[], "The JSON: expected an object"],
  ["text", "The JSON: expected an object"],
]; // prettier-ignore

test.each(wrongs)("%j is refused with its place", (given, message) => {
  try {
    readSegment(json(given));
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).code).toBe("BAD_INPUT");
    expect((error as AppError).cure).toBeTruthy();
    expect((error as AppError).message).toContain(message);
    return;
  }
  throw new Error("it was read");
});

test("text that is no JSON is refused", () => {
  expect(() => readSegment("{Name")).toThrow("This is not JSON.");
});

const row = (field: Criterion["field"], operator: Criterion["operator"], ...values: (string | number)[]): Criterion => ({ field, operator, values, matchCase: true }); // prettier-ignore
const country = row({ kind: "location", name: "Country" }, "is", "AT");
const plan = row({ kind: "userAttribute", name: "Plan" }, "is", "Pro");
const plain: SegmentGroup = { sources: [], sourceType: "any", dimensions: [], type: "all" };
const box = (match: "all" | "any", ...criteria: Criterion[]) => ({ match, criteria });
const written = (...groups: Partial<SegmentGroup>[]) => {
  const rules = { include: "all" as const, groups: groups.map((one) => ({ ...plain, ...one })) };
  const { text, left } = writeSegment({ name: "x", rules });
  return { groups: JSON.parse(text).SegmentGroups.Groups, left };
};
const at = { DimensionType: "INCLUSIVE", Values: ["AT"] };
const pro = { AttributeType: "INCLUSIVE", Values: ["Pro"] };

describe("writing what Pinpoint says in another way", () => {
  test("an exclusion of segments is a group of none of them", () => {
    const { groups, left } = written({}, { sources: [{ segmentId: "staff" }], exclude: true });
    expect(left).toEqual([]);
    expect(groups[1]).toEqual({ SourceSegments: [{ Id: "staff" }], SourceType: "NONE", Dimensions: [], Type: "ALL" }); // prettier-ignore
  });
  test("an exclusion of criteria is a group of none of them", () => {
    const { groups } = written({}, { dimensions: [box("all", country, plan)], exclude: true });
    expect(groups[1]).toMatchObject({ Dimensions: [{ Location: { Country: at }, UserAttributes: { Plan: pro } }], Type: "NONE" }); // prettier-ignore
  });
  test("any of two criteria are two objects", () => {
    const { groups } = written({ dimensions: [box("any", country, plan)] });
    expect(groups).toEqual([{ SourceSegments: [], SourceType: "ANY", Dimensions: [{ Location: { Country: at } }, { UserAttributes: { Plan: pro } }], Type: "ANY" }]); // prettier-ignore
  });
  test("any inside all becomes a group of its own", () => {
    const { groups, left } = written({ dimensions: [box("all", country), box("any", country, plan)] }); // prettier-ignore
    expect(left).toEqual([]);
    expect(groups).toHaveLength(2);
    expect(groups[1]).toMatchObject({ Type: "ANY", Dimensions: [{}, {}] });
  });
  test("the same attribute twice, and between, need two objects", () => {
    const { groups } = written({ dimensions: [box("all", plan, plan, row({ kind: "metric", name: "S" }, "between", 1, 5))] }); // prettier-ignore
    expect(groups[0].Dimensions).toEqual([
      { UserAttributes: { Plan: pro }, Metrics: { S: { ComparisonOperator: "GREATER_THAN_OR_EQUAL", Value: 1 } } },
      { UserAttributes: { Plan: pro }, Metrics: { S: { ComparisonOperator: "LESS_THAN_OR_EQUAL", Value: 5 } } },
    ]); // prettier-ignore
  });
  test.each<[Partial<SegmentGroup>, string]>([
    [{ dimensions: [box("all", row({ kind: "event", name: "cart.add" }, "hasHappened"))] }, "Segment group 1, cart.add: Pinpoint has no such criterion"],
    [{ dimensions: [box("all", row({ kind: "location", name: "City" }, "is", "Wien"))] }, "Segment group 1, City: Pinpoint has no such criterion"],
    [{ dimensions: [box("all", row({ kind: "activity" }, "activeWithin", 60))] }, "Segment group 1, Activity: Pinpoint has no such criterion"],
    [{ dimensions: [box("all", { ...plan, matchCase: false })] }, "Segment group 1, Plan: Pinpoint tells upper and lower case apart."],
    [{ dimensions: [box("all", { ...plan, values: [] })] }, "Segment group 1, Plan: is not complete"],
    [{ dimensions: [box("all", { ...plan, disabled: true })] }, "Segment group 1, Plan: is switched off"],
    [{ disabled: true }, "Segment group 1: is switched off"],
    [{ type: "any", dimensions: [box("all", plan, plan), box("all", country)] }, "Segment group 1: Pinpoint can’t combine all and any like this"],
    [{ exclude: true, sources: [{ segmentId: "a" }], dimensions: [box("all", plan)] }, "Segment group 1: Pinpoint can’t leave out what this group says"],
  ])("%j is named", (given, message) => {
    expect(written(given).left.join("\n")).toContain(message);
  }); // prettier-ignore
});
