import type { JourneyDocument } from "../../../../shared/journey/graph.ts";
import { blankCountsOf, countStep } from "../../../../shared/journey/simulation/report.ts";
import type { Trace } from "../../../../shared/journey/simulation/trace.ts";
import { namesQuery, type NamedContact } from "../../store/contacts.ts";
import type { Reading } from "../../store/reading.ts";
import type { Answers, Question } from "./protocol.ts";

type About = {
  db: Reading;
  document: JourneyDocument;
  contacts: readonly number[];
  trace: Trace;
};

/** More dots than these nobody can follow. */
const mostMoving = 24;

export function answerQuestion(about: About, question: Question): Answers[Question["ask"]] {
  switch (question.ask) {
    case "at":
      return momentOf(about, question);
    case "people":
      return peopleOf(about, question);
    case "person":
      return personOf(about, question.person);
    case "csv":
      return csvOf(about);
  }
}

function momentOf({ document, trace }: About, { at, around }: { at: number; around: number }) {
  const counts = blankCountsOf(document);
  const moving: Answers["at"]["moving"] = [];
  for (const row of trace.byTime()) {
    const time = trace.timeOf(row);
    if (time > at + around) break;
    const step = trace.step(row);
    const of = counts.get(step.activity);
    if (of && time <= at) countStep(of, step);
    if (step.outlet !== null && time >= at - around)
      moving.push({ from: step.activity, outlet: step.outlet, at: time, person: step.person });
  }
  const every = Math.max(1, Math.ceil(moving.length / mostMoving));
  return { counts: [...counts.values()], moving: moving.filter((_, index) => index % every === 0) };
}

const nameOf = ({ name, address, id }: NamedContact): string =>
  name ?? address ?? (id ? `No name (ID …${id.slice(-4)})` : "No name");

function namesOf({ db, contacts }: About, people: readonly number[]): Map<number, string> {
  const keys = people.flatMap((person) => contacts[person] ?? []);
  const { sql, values } = namesQuery(keys);
  const names = new Map(db.all<NamedContact>(sql, ...values).map((one) => [one.key, nameOf(one)]));
  return new Map(
    people.map((person) => [
      person,
      names.get(contacts[person] ?? -1) ?? "This contact was erased",
    ]),
  );
}

function summaryOf({ trace, document }: About, person: number) {
  const { from, to } = trace.rowsOf(person);
  let messages = 0;
  let end = from === to ? "Did not enter" : "Still inside";
  for (let row = from; row < to; row += 1) {
    const step = trace.step(row);
    if (step.kind === "sent") messages += Number(step.detail ?? 1);
    if (step.arrived && step.activity === document.entry) end = "Still inside";
    if (step.kind === "ended") end = step.detail ?? "completed";
  }
  return { messages, end };
}

function passes({ trace }: About, person: number, activity: string, outlet: string | undefined) {
  const { from, to } = trace.rowsOf(person);
  for (let row = from; row < to; row += 1) {
    const step = trace.step(row);
    if (step.activity !== activity) continue;
    if (outlet === undefined || step.outlet === outlet) return true;
  }
  return false;
}

function peopleOf(about: About, question: Extract<Question, { ask: "people" }>): Answers["people"] {
  const { activity, outlet, limit } = question;
  const found: number[] = [];
  let person = question.after === null ? 0 : question.after + 1;
  for (; person < about.contacts.length && found.length < limit; person += 1)
    if (activity === undefined || passes(about, person, activity, outlet)) found.push(person);
  const names = namesOf(about, found);
  const last = found.at(-1);
  return {
    items: found.map((one) => ({
      person: one,
      contact: about.contacts[one] ?? 0,
      name: names.get(one) ?? "",
      ...summaryOf(about, one),
    })),
    next: person < about.contacts.length && last !== undefined ? last : null,
  };
}

function personOf(about: About, person: number): Answers["person"] {
  const { from, to } = about.trace.rowsOf(person);
  return {
    name: namesOf(about, [person]).get(person) ?? "",
    steps: Array.from({ length: to - from }, (_, index) => about.trace.step(from + index)),
  };
}

const cell = (value: string): string =>
  // A cell that begins like a formula would be run by a spreadsheet.
  /^[=+\-@\t\r]/.test(value) ? quoted(`'${value}`) : /[",\n\r]/.test(value) ? quoted(value) : value;
const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;

function csvOf({ trace, contacts }: About): string {
  const lines = ["contact,time,activity,visit,step,path,detail"];
  for (let row = 0; row < trace.length; row += 1) {
    const step = trace.step(row);
    lines.push(
      [
        String(contacts[step.person] ?? ""),
        isoOf(step.at),
        step.activity,
        String(step.visit),
        step.kind,
        step.outlet ?? "",
        step.detail ?? "",
      ]
        .map(cell)
        .join(","),
    );
  }
  return `${lines.join("\r\n")}\r\n`;
}

const isoOf = (instant: number) => new Date(instant).toISOString();
