import { expect, test } from "vitest";
import { jsonProblem } from "./json-problem.ts";
import { spokenTime, spokenWords } from "../../../../../shared/domain/spoken.ts";

test.each([
  ["", 0],
  ["one two three", 1200],
  ["<speak>one <break time='2s'/> two<break time=\"500ms\"/></speak>", 3300],
  ["<break time='2s'/> plain", 1200 - 0],
])("%j takes %i ms", (text, time) => {
  // Without <speak>, tags are only words that are read out.
  expect(spokenTime(text)).toBe(time);
});

test("tags are not read out", () => {
  expect(spokenWords("<speak>Fish &amp; <emphasis>chips</emphasis></speak>")).toBe("Fish & chips");
  expect(spokenWords("<speak>It is <emphasis>ready</emphasis>. At .5 <b>!</b></speak>")).toBe(
    "It is ready. At .5!",
  );
});

test.each([
  ["", null],
  ['{"aps": {}}', null],
  ["[1]", "The payload has to be one object, in braces."],
  ['{\n"a": 1,\n}', "This is not JSON: look at line 3."],
])("%j → %s", (text, problem) => expect(jsonProblem(text)).toBe(problem));
