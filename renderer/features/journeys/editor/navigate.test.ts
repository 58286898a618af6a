import { describe, expect, it } from "vitest";
import {
  after,
  before,
  beside,
  everythingAfter,
  last,
  nextSplit,
  openPaths,
  pathTo,
  readingOrder,
} from "./navigate.ts";
import { welcomeSeries } from "./testing/editor-window.tsx";

const series = welcomeSeries();
const { nudge, ...others } = series.activities;
/** Both paths of the split go on at one wait, and one activity is not connected. */
const joined = {
  ...series,
  activities: {
    ...others,
    thanks: { ...others["thanks"], next: { next: "later" } },
    nudge: { ...nudge, next: { next: "later" } },
    later: { ...others["wait"], next: {} },
    alone: { ...others["wait"], next: {} },
  } as typeof series.activities,
};

describe("arrows along the paths of a journey", () => {
  it("goes down the first path and back up", () => {
    expect(after(series, "entry")).toBe("mail");
    expect(after(series, "split")).toBe("thanks");
    expect(after(series, "thanks")).toBeNull();
    expect(before(series, "nudge")).toBe("split");
    expect(before(series, "entry")).toBeNull();
    expect(last(series, "entry")).toBe("thanks");
  });

  it("goes beside at a split, else in the row of the drawing", () => {
    expect(beside(series, {}, "thanks", 1)).toBe("nudge");
    expect(beside(series, {}, "nudge", -1)).toBe("thanks");
    expect(beside(series, {}, "nudge", 1)).toBeNull();
    const size = { width: 224, height: 76 };
    const places = { mail: { x: 0, y: 100, ...size }, nudge: { x: 300, y: 120, ...size }, wait: { x: 600, y: 400, ...size } }; // prettier-ignore
    expect(beside(series, places, "mail", 1)).toBe("nudge");
    expect(beside(series, places, "wait", -1)).toBeNull();
  });

  it("finds splits and everything that follows", () => {
    expect(nextSplit(series, "entry", 1)).toBe("split");
    expect(nextSplit(series, "thanks", -1)).toBe("split");
    expect(nextSplit(series, "split", 1)).toBeNull();
    expect(everythingAfter(series, "wait").toSorted()).toEqual(["nudge", "split", "thanks"]);
  });

  it("reads a join after all its paths and what is not connected last", () => {
    expect(readingOrder(joined)).toEqual([
      "entry",
      "mail",
      "wait",
      "split",
      "thanks",
      "nudge",
      "later",
      "alone",
    ]);
  });

  it("names the path to an activity and those below it that take something", () => {
    expect(pathTo(series, "nudge")).toEqual({ from: "split", outlet: "no" });
    expect(pathTo(series, "entry")).toBeNull();
    expect(openPaths(series, "split").map(({ outlet }) => outlet)).toEqual(["yes", "no"]);
  });
});
