import { type EntrySettings } from "../activities/entry.ts";
import { activityOfType } from "../activities/index.ts";
import { AppError } from "../domain/errors.ts";
import { ActivityId, type JourneyActivity, JourneyDocument } from "../journey/graph.ts";
import { brokenRules } from "../journey/rules.ts";
import { kindOf, readActivityOf, startOf } from "./journey-activity-read.ts";
import { readRule, type Reading, type Resolvers, segmentFrom } from "./journey-condition-read.ts";
import { durationFrom } from "./journey-dates.ts";
import { clocksOf, type Notes, readSettings } from "./journey-settings-read.ts";
import { flagOf, objectOf, type Path, textOf, textOr, wordOf, wrong } from "./json-read.ts";
import { pathText } from "./json-shape.ts";

type Json = Record<string, unknown>;

const keys = [
  "Activities",
  "ApplicationId",
  "Arn",
  "ClosedDays",
  "CreationDate",
  "Id",
  "JourneyChannelSettings",
  "LastModifiedDate",
  "Limits",
  "LocalTime",
  "Name",
  "OpenHours",
  "QuietTime",
  "RefreshFrequency",
  "RefreshOnSegmentUpdate",
  "Schedule",
  "SendingSchedule",
  "StartActivity",
  "StartCondition",
  "State",
  "TimezoneEstimationMethods",
  "WaitForQuietTime",
  "tags",
];
const kept: Record<string, string> = {
  JourneyChannelSettings:
    "The Connect campaign is kept for export; contact centre calls are not made here.",
};

/** One journey of Pinpoint, as a document. */
export function readJourneyValue(value: unknown, path: Path, resolvers: Resolvers) {
  const json = objectOf(value, path, keys);
  const missing: Notes = [];
  const notes: Notes = [];
  const { ahead } = clocksOf(json, path);
  const given = objectOf(json["Activities"] ?? {}, [...path, "Activities"]);
  const reading: Reading = {
    resolvers,
    ahead,
    ids: new Set(Object.keys(given)),
    isCustom: (id) => given[id] !== undefined && kindOf(given[id], [...path, "Activities", id]).kind === "CUSTOM", // prettier-ignore
    missing,
    notes,
  };
  const activities = Object.entries(given).map(([id, one]): [string, JourneyActivity] => {
    const at = [...path, "Activities", id];
    if (!ActivityId.safeParse(id).success) throw wrong(at, "an ID of letters, digits, _ and -", id);
    const activity = readActivityOf(one, at, reading);
    const checked = activityOfType(activity.type)?.settings.safeParse(activity.settings);
    if (checked?.success === false)
      throw wrong(at, checked.error.issues[0]?.message ?? "other settings", activity.settings);
    if (activity.type === "contactCenter")
      notes.push({ place: pathText(at), text: "Contact centre calls are not supported; the activity is kept as it is." }); // prettier-ignore
    return [id, activity];
  });
  for (const [key, text] of Object.entries(kept))
    if (json[key] !== undefined) notes.push({ place: key, text });
  const start = startOf(json, path, reading);
  const entry = freeId(reading.ids);
  const document: JourneyDocument = {
    name: nameOf(json["Name"], [...path, "Name"]),
    settings: readSettings(json, path, notes),
    entry,
    activities: {
      [entry]: {
        ...readEntry(json, path, reading),
        type: "entry",
        settingsVersion: 1,
        next: start === null ? {} : { next: start },
      },
      ...Object.fromEntries(activities),
    },
    notes: {},
    layout: { mode: "auto", direction: "TB", positions: {} },
  };
  sound(document, path);
  return { document, missing, kept: notes };
}

function nameOf(value: unknown, path: Path): string {
  const name = textOf(value, path).trim();
  if (name === "" || name.length > 150) throw wrong(path, "a name of up to 150 characters", value);
  return name;
}

function freeId(ids: ReadonlySet<string>): string {
  let id = "entry";
  for (let n = 2; ids.has(id); n += 1) id = `entry${n}`;
  return id;
}

function readEntry(json: Json, path: Path, reading: Reading) {
  const at = [...path, "StartCondition"];
  const start = objectOf(json["StartCondition"] ?? {}, at, ["Description", "EventStartCondition", "SegmentStartCondition"]); // prettier-ignore
  const name = (textOr(start["Description"], [...at, "Description"]) ?? "").slice(0, 120);
  const every = textOr(json["RefreshFrequency"], [...path, "RefreshFrequency"]);
  const refresh = every === null ? null : durationFrom(every, [...path, "RefreshFrequency"]);
  const onUpdate = flagOf(json["RefreshOnSegmentUpdate"], [...path, "RefreshOnSegmentUpdate"]);
  const { EventStartCondition: event, SegmentStartCondition: segment } = start;
  if (event !== undefined && segment !== undefined)
    throw wrong([...at, "EventStartCondition"], "nothing beside SegmentStartCondition", event);
  if (event !== undefined) return { name, settings: { by: readEventEntry(event, [...at, "EventStartCondition"], reading) } }; // prettier-ignore
  const place = [...at, "SegmentStartCondition"];
  const { SegmentId } = objectOf(segment ?? {}, place, ["SegmentId"]);
  const segmentId = segmentFrom(SegmentId, [...place, "SegmentId"], reading);
  const by: EntrySettings["by"] = { kind: "segment", segmentId, refresh, onUpdate };
  return { name, settings: { by } };
}

function readEventEntry(value: unknown, path: Path, reading: Reading): EntrySettings["by"] {
  const json = objectOf(value, path, ["EventFilter", "SegmentId"]);
  const at = [...path, "EventFilter"];
  const filter = objectOf(json["EventFilter"] ?? {}, at, ["Dimensions", "FilterType"]);
  wordOf(filter["FilterType"], [...at, "FilterType"], { ENDPOINT: 1, SYSTEM: 1 }, "ENDPOINT");
  const { rule, names } = readRule(filter["Dimensions"], [...at, "Dimensions"], reading);
  if (names.length > 1)
    reading.notes.push({ place: pathText(at), text: `Only “${names[0]}” lets people in here.` });
  const segmentId = segmentFrom(json["SegmentId"], [...path, "SegmentId"], reading);
  return { kind: "event", event: rule, segmentId };
}

/** The rules of the graph, and the sizes that a document may have. */
function sound(document: JourneyDocument, path: Path): void {
  const [broken] = brokenRules(document);
  if (broken) {
    const place = pathText([...path, "Activities", ...(broken.activity === null ? [] : [broken.activity])]); // prettier-ignore
    throw new AppError("BAD_INPUT", `${place}: ${broken.text}`, {
      place,
      cure: "Correct it there, or export it from Amazon Pinpoint again.",
    });
  }
  const checked = JourneyDocument.safeParse(document);
  if (checked.success) return;
  const [issue] = checked.error.issues;
  throw new AppError("BAD_INPUT", `${pathText(issue?.path ?? [])}: ${issue?.message ?? ""}`, {
    place: pathText(issue?.path ?? []),
    cure: "Correct it there, or export it from Amazon Pinpoint again.",
  });
}
