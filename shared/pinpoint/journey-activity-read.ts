import { ChannelType } from "../domain/channel.ts";
import { activities } from "../activities/index.ts";
import { blankMessage } from "../activities/message.ts";
import { letterOf } from "../activities/multivariate-split.ts";
import type { JourneyActivity } from "../journey/graph.ts";
import { readCondition, readEvaluation, type Reading } from "./journey-condition-read.ts";
import { durationFrom, localFrom } from "./journey-dates.ts";
import { whole } from "./journey-settings-read.ts";
import { listOf, numberIn, objectOf, type Path, textOf, textOr, wordOf, wrong } from "./json-read.ts"; // prettier-ignore
import { pathText } from "./json-shape.ts";

type Json = Record<string, unknown>;
type Made = Pick<JourneyActivity, "type" | "settings" | "next">;

const kinds = {
  CUSTOM: ["DeliveryUri", "EndpointTypes", "MessageConfig", "NextActivity", "TemplateName", "TemplateVersion"], // prettier-ignore
  ConditionalSplit: ["Condition", "EvaluationWaitTime", "FalseActivity", "TrueActivity"],
  ContactCenter: null,
  EMAIL: ["MessageConfig", "NextActivity", "TemplateName", "TemplateVersion"],
  Holdout: ["NextActivity", "Percentage"],
  MultiCondition: ["Branches", "DefaultActivity", "EvaluationWaitTime"],
  PUSH: ["MessageConfig", "NextActivity", "TemplateName", "TemplateVersion"],
  RandomSplit: ["Branches"],
  SMS: ["MessageConfig", "NextActivity", "TemplateName", "TemplateVersion"],
  Wait: ["NextActivity", "WaitTime"],
} as const;
export type PinpointKind = keyof typeof kinds;
const isKind = (key: string): key is PinpointKind => Object.hasOwn(kinds, key);

/** Which of the kinds an activity is. The one that differs by its case only is what was meant. */
export function kindOf(value: unknown, path: Path): { kind: PinpointKind; json: Json } {
  const json = objectOf(value, path);
  const keys = Object.keys(json).filter((key) => key !== "Description");
  const [key] = keys;
  const names = Object.keys(kinds);
  if (key === undefined) throw wrong(path, `one of ${names.join(", ")}`, value);
  const other = keys.find((one) => !isKind(one));
  if (other !== undefined) {
    const meant = names.find((name) => name.toLowerCase() === other.toLowerCase());
    const expected = meant === undefined ? `one of ${names.join(", ")}` : `“${meant}” as the name of the activity`; // prettier-ignore
    throw wrong([...path, other], expected, other);
  }
  if (keys.length > 1 || !isKind(key))
    throw wrong(path, "one kind of activity", keys.join(" and "));
  return { kind: key, json: objectOf(json[key], [...path, key], kinds[key] ?? undefined) };
}

/** An activity of Pinpoint as one of ours. Its `Description` is the name on the card. */
export function readActivityOf(value: unknown, path: Path, reading: Reading): JourneyActivity {
  const { kind, json } = kindOf(value, path);
  const { Description } = objectOf(value, path);
  const made = read[kind](json, [...path, kind], reading);
  const name = textOr(Description, [...path, "Description"]) ?? "";
  return { ...made, name: name.slice(0, 120), settingsVersion: 1 };
}

/** Where a way out leads; empty or missing is the end. */
function target(value: unknown, path: Path, { ids }: Reading): string | null {
  const id = textOr(value, path);
  if (id !== null && !ids.has(id)) throw wrong(path, "the ID of an activity", value);
  return id;
}

const leads = (ways: Record<string, string | null>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(ways).flatMap(([outlet, to]) => (to === null ? [] : [[outlet, to]])),
  );

const nextOf = (json: Json, path: Path, reading: Reading) =>
  leads({ next: target(json["NextActivity"], [...path, "NextActivity"], reading) });

const messageTypes = { PROMOTIONAL: "PROMOTIONAL", TRANSACTIONAL: "TRANSACTIONAL" } as const;

function template(
  json: Json,
  path: Path,
  type: "email" | "sms" | "push" | "custom",
  reading: Reading,
) {
  const name = textOr(json["TemplateName"], [...path, "TemplateName"]);
  const version = textOr(json["TemplateVersion"], [...path, "TemplateVersion"]);
  const templateId = name === null ? null : reading.resolvers.template(name, type);
  if (name !== null && templateId === null)
    reading.missing.push({ place: pathText([...path, "TemplateName"]), text: `Template ${name}` });
  const number = version === null ? 0 : Number(version);
  return { ...blankMessage(), templateId, version: Number.isInteger(number) && number > 0 ? number : null }; // prettier-ignore
}

const config = (json: Json, path: Path, keys: string[]) => {
  const at = [...path, "MessageConfig"];
  const inner = objectOf(json["MessageConfig"] ?? {}, at, keys);
  return { inner, text: (key: string) => textOr(inner[key], [...at, key]) ?? "", at };
};

const read: Record<PinpointKind, (json: Json, path: Path, reading: Reading) => Made> = {
  EMAIL(json, path, reading) {
    const { text } = config(json, path, ["FromAddress"]);
    const settings = { ...activities.email.blank(), ...template(json, path, "email", reading), fromAddress: text("FromAddress") }; // prettier-ignore
    return { type: "email", settings, next: nextOf(json, path, reading) };
  },
  SMS(json, path, reading) {
    const { inner, text, at } = config(json, path, ["EntityId", "MessageType", "OriginationNumber", "SenderId", "TemplateId"]); // prettier-ignore
    const settings = {
      ...activities.sms.blank(),
      ...template(json, path, "sms", reading),
      messageType: wordOf(inner["MessageType"], [...at, "MessageType"], messageTypes, "PROMOTIONAL"), // prettier-ignore
      originationNumber: text("OriginationNumber"),
      senderId: text("SenderId"),
      entityId: text("EntityId"),
      regulatoryTemplateId: text("TemplateId"),
    };
    return { type: "sms", settings, next: nextOf(json, path, reading) };
  },
  PUSH(json, path, reading) {
    const { text, at } = config(json, path, ["TimeToLive"]);
    const seconds = text("TimeToLive");
    const timeToLive = seconds === "" ? null : whole(Number(seconds), [...at, "TimeToLive"], 0, 2_419_200); // prettier-ignore
    const settings = { ...activities.push.blank(), ...template(json, path, "push", reading), timeToLive }; // prettier-ignore
    return { type: "push", settings, next: nextOf(json, path, reading) };
  },
  CUSTOM(json, path, reading) {
    const { text } = config(json, path, ["Data"]);
    const types = listOf(json["EndpointTypes"], [...path, "EndpointTypes"]).map((one, n) => {
      const type = ChannelType.safeParse(one);
      if (!type.success) throw wrong([...path, "EndpointTypes", n], ChannelType.options.join(", "), one); // prettier-ignore
      return type.data;
    });
    const settings = {
      ...activities.custom.blank(),
      ...template(json, path, "custom", reading),
      url: textOr(json["DeliveryUri"], [...path, "DeliveryUri"]) ?? "",
      endpointTypes: types.length === 0 ? ["CUSTOM"] : types,
      data: text("Data"),
    };
    return { type: "custom", settings, next: nextOf(json, path, reading) };
  },
  ContactCenter(json, path, reading) {
    const { NextActivity: _, ...rest } = json;
    return { type: "contactCenter", settings: rest, next: nextOf(json, path, reading) };
  },
  Wait(json, path, reading) {
    const at = [...path, "WaitTime"];
    const time = objectOf(json["WaitTime"] ?? {}, at, ["WaitFor", "WaitUntil"]);
    const wait =
      textOr(time["WaitFor"], [...at, "WaitFor"]) !== null
        ? { kind: "for", duration: durationFrom(time["WaitFor"], [...at, "WaitFor"]) }
        : {
            kind: "until",
            at:
              textOr(time["WaitUntil"], [...at, "WaitUntil"]) === null
                ? ""
                : localFrom(time["WaitUntil"], reading.ahead, [...at, "WaitUntil"]),
            contactZone: false,
          };
    return { type: "wait", settings: { wait }, next: nextOf(json, path, reading) };
  },
  ConditionalSplit(json, path, reading) {
    const at = [...path, "Condition"];
    const condition = objectOf(json["Condition"] ?? {}, at, ["Conditions", "Operator"]);
    const match = wordOf(condition["Operator"], [...at, "Operator"], { ALL: "all", ANY: "any" } as const, "ALL"); // prettier-ignore
    const asked = listOf(condition["Conditions"], [...at, "Conditions"]).map((one, n) =>
      readCondition(one, [...at, "Conditions", n], reading),
    );
    const many = asked.some((one) => one.length > 1);
    if (many && asked.length > 1 && match === "all")
      reading.notes.push({ place: pathText(at), text: "Several events in one of many conditions: only the first is asked for." }); // prettier-ignore
    const any = match === "any" || asked.length === 1;
    return {
      type: "yesNoSplit",
      settings: {
        match: many && any ? "any" : match,
        conditions: asked.flatMap((one) => (any ? one : one.slice(0, 1))),
        evaluate: readEvaluation(json["EvaluationWaitTime"], [...path, "EvaluationWaitTime"], reading.ahead), // prettier-ignore
        hiddenWait: true,
      },
      next: leads({
        yes: target(json["TrueActivity"], [...path, "TrueActivity"], reading),
        no: target(json["FalseActivity"], [...path, "FalseActivity"], reading),
      }),
    };
  },
  MultiCondition(json, path, reading) {
    const branches = listOf(json["Branches"], [...path, "Branches"]).map((one, n) => {
      const at = [...path, "Branches", n];
      const branch = objectOf(one, at, ["Condition", "NextActivity"]);
      const [condition, ...more] = readCondition(
        branch["Condition"],
        [...at, "Condition"],
        reading,
      );
      if (more.length > 0)
        reading.notes.push({ place: pathText(at), text: "Several events in one branch: only the first is asked for." }); // prettier-ignore
      const to = target(branch["NextActivity"], [...at, "NextActivity"], reading);
      return { id: letterOf(n), name: "", condition, to };
    });
    const other = target(json["DefaultActivity"], [...path, "DefaultActivity"], reading);
    return {
      type: "multivariateSplit",
      settings: {
        branches: branches.map(({ id, name, condition }) => ({ id, name, condition })),
        evaluate: readEvaluation(json["EvaluationWaitTime"], [...path, "EvaluationWaitTime"], reading.ahead), // prettier-ignore
        hiddenWait: true,
      },
      next: leads({ ...Object.fromEntries(branches.map(({ id, to }) => [id, to])), else: other }),
    };
  },
  RandomSplit(json, path, reading) {
    const branches = listOf(json["Branches"], [...path, "Branches"]).map((one, n) => {
      const at = [...path, "Branches", n];
      const branch = objectOf(one, at, ["NextActivity", "Percentage"]);
      const percent = whole(branch["Percentage"], [...at, "Percentage"], 0, 100);
      return { id: letterOf(n), percent, to: target(branch["NextActivity"], [...at, "NextActivity"], reading) }; // prettier-ignore
    });
    return {
      type: "randomSplit",
      settings: { branches: branches.map(({ id, percent }) => ({ id, name: "", percent })) },
      next: leads(Object.fromEntries(branches.map(({ id, to }) => [id, to]))),
    };
  },
  Holdout(json, path, reading) {
    const percent = numberIn(json["Percentage"], [...path, "Percentage"], 0, 100);
    return { type: "holdout", settings: { percent, fixed: "entry" }, next: nextOf(json, path, reading) }; // prettier-ignore
  },
};

export const startOf = (json: Json, path: Path, reading: Reading): string | null =>
  json["StartActivity"] === undefined || json["StartActivity"] === ""
    ? null
    : target(textOf(json["StartActivity"], [...path, "StartActivity"]), [...path, "StartActivity"], reading); // prettier-ignore
