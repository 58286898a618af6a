import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { type App, expect, openSample, picture, test } from "./app.ts";

test.use({ begin: "sample" });

const live = (page: Page) => page.getByRole("complementary", { name: "Live count" });
const group = (page: Page, number: number) =>
  page.getByRole("region", { name: `Segment group ${number}`, exact: true });
const button = (place: Page | Locator, name: string | RegExp) =>
  place.getByRole("button", { name });
const number = (text: string) => Number(text.replaceAll(/[^\d]/g, ""));

const segmentRow = (page: Page, name: string) =>
  page.getByRole("row", { name: new RegExp(`^Select ${name}`) });

async function openSegments(page: Page, app: App): Promise<void> {
  await openSample(page, app);
  await expect(page.getByRole("region", { name: /Figures|Next sends/ }).first()).toBeVisible();
  await page.goto(new URL("/segments", app.url).href);
  await expect(segmentRow(page, "Lapsed coffee buyers")).toBeVisible();
}

/** The big count, once it is the one of the rules on screen. */
async function counted(page: Page): Promise<number> {
  const said = live(page).locator("p[aria-live]");
  await expect(said).toHaveText(/^[\d,]+ contacts?$/);
  return number(await said.innerText());
}

/** Does something to the rules and waits until the count is another one. */
async function changesCount(page: Page, act: () => Promise<void>): Promise<number> {
  const before = await counted(page);
  await act();
  await expect
    .poll(async () => number(await live(page).locator("p[aria-live]").innerText()) || before)
    .not.toBe(before);
  return counted(page);
}

/** Chooses what the newest row asks about. */
async function choose(row: Locator, attribute: string): Promise<void> {
  const field = row.getByRole("combobox", { name: "Attribute" });
  await field.click();
  await field.fill(attribute);
  await field.press("Enter");
}
const rowOf = (page: Page, box: number, name: string) =>
  page
    .getByRole("group", { name: `Criteria group ${box}`, exact: true })
    .getByRole("group", { name })
    .last();

async function addBase(page: Page, at: number, opener: string, name: string): Promise<void> {
  await group(page, at).getByRole("button", { name: opener, exact: true }).click();
  await page.getByRole("option", { name: new RegExp(`^${name}`) }).click();
}

async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
}

test("the segment of the lapsed coffee buyers is built by mouse, explained and saved", async ({
  page,
  app,
}) => {
  test.slow();
  await openSegments(page, app);
  await picture(page, "segments");
  const row = segmentRow(page, "Lapsed coffee buyers");
  await row.getByText("Lapsed coffee buyers").click();
  const wanted = await counted(page);
  await picture(page, "segment-builder");
  expect(await serious(page)).toEqual([]);

  await page.goto(new URL("/segments/new", app.url).href);
  const all = await counted(page);
  expect(all).toBe(5_000);
  await changesCount(page, () => addBase(page, 1, "Base segment", "All customers"));
  await changesCount(page, () => addBase(page, 1, "Base segment", "Newsletter subscribers"));

  // An event, its attributes, its sum.
  await choose(rowOf(page, 1, "Criterion 1"), "purchase.completed");
  const event = rowOf(page, 1, "Criterion 1, Event");
  await event.getByRole("button", { name: /^When/ }).click();
  const when = page.getByRole("dialog", { name: "When" });
  await when.getByText("Last days").click();
  await when.getByLabel("Days before now").fill("180");
  await page.keyboard.press("Escape");
  await button(event, "Event attribute").click();
  await page.getByRole("menuitem", { name: "Attribute or metric of the event" }).click();
  const where = page.getByRole("dialog", { name: /Choose an attribute/ });
  await where.getByRole("combobox", { name: "Attribute or metric" }).fill("category");
  const values = page.getByRole("dialog").getByRole("combobox", { name: "Values" });
  await values.fill("Coffee");
  await values.press("Enter");
  await page.keyboard.press("Escape");
  await changesCount(page, async () => {
    await button(event, "Event attribute").click();
    await page.getByRole("menuitem", { name: "Sum or average of a metric" }).click();
    await page.getByRole("dialog").getByLabel("Value", { exact: true }).fill("60");
    await page.keyboard.press("Escape");
  });
  await expect(button(event, "category is Coffee").first()).toBeVisible();

  // Cities and reachability.
  await button(group(page, 1), "Add criterion").click();
  await choose(rowOf(page, 1, "Criterion 2"), "city");
  await changesCount(page, async () => {
    const cities = rowOf(page, 1, "Criterion 2, City").getByRole("combobox", { name: /^Value/ });
    for (const city of ["Vienna", "Graz", "Linz"]) {
      await cities.fill(city);
      await cities.press("Enter");
    }
  });
  await button(group(page, 1), "Add criterion").click();
  await changesCount(page, () => choose(rowOf(page, 1, "Criterion 3"), "email reachable"));

  // A second criteria group, joined by OR inside.
  await button(group(page, 1), "Add criteria group").click();
  await choose(rowOf(page, 2, "Criterion 1"), "open");
  const opened = rowOf(page, 2, "Criterion 1, Email event");
  await opened.getByRole("combobox", { name: "Operator" }).click();
  await page.getByRole("option", { name: "hasn’t happened" }).click();
  await opened.getByRole("button", { name: /^When/ }).click();
  await page.getByRole("dialog", { name: "When" }).getByText("Last days").click();
  await page.keyboard.press("Escape");
  await button(group(page, 1), "Add criterion").click();
  await choose(rowOf(page, 2, "Criterion 2"), "activity");
  await rowOf(page, 2, "Criterion 2, Activity").getByRole("combobox", { name: "Operator" }).click();
  await page.getByRole("option", { name: "inactive for" }).click();
  await button(page, "Match all of these criteria").last().click();

  // Leave the staff out.
  await button(page, "Add segment group").click();
  await page
    .getByRole("radiogroup", { name: "Segment groups 1 and 2" })
    .getByText("Exclude")
    .click();
  await addBase(page, 2, "Segment", "Staff and testers");
  await expect.poll(() => counted(page)).toBe(wanted);
  await expect(page.getByRole("region", { name: "This segment in words" })).toContainText(
    "leaving out Staff and testers",
  );

  // The waterfall ends at the count, and a bar opens exactly whom it removed.
  const steps = live(page).getByRole("list", { name: "How we got here" }).getByRole("listitem");
  await expect(steps.last()).toContainText(String(wanted));
  const cut = steps.filter({ hasText: "Lives in Vienna, Graz, Linz" });
  const removed = number(await cut.locator("em").innerText());
  expect(removed).toBeGreaterThan(0);

  // What the groups share.
  await page.getByRole("tab", { name: "Overlap" }).click();
  await expect(page.getByRole("table", { name: /each part of the overlap/ })).toContainText(
    "A and B",
  );
  await picture(page, "segment-overlap");
  await page.getByRole("tab", { name: "How we got here" }).click();

  // One of the samples holds everywhere that counts.
  await live(page)
    .getByRole("button", { name: /^Check / })
    .first()
    .click();
  await expect(live(page).getByText("In this segment")).toBeVisible();
  await expect(rowOf(page, 1, "Criterion 2, City")).toContainText("Yes:");
  await picture(page, "segment-check");
  await button(page, "Close the check").click();
  await live(page).getByRole("combobox", { name: "Check a contact" }).fill("a");
  await page.getByRole("option").first().click();
  await expect(live(page).getByText(/^(In|Not in) this segment$/)).toBeVisible();
  await button(page, "Close the check").click();

  // Undo takes the group away by its steps, redo brings it back.
  await page.keyboard.press("Escape");
  await button(page, "Undo add Staff and testers").click();
  await button(page, /^Undo join/).click();
  await button(page, "Undo add segment group").click();
  await expect(group(page, 2)).toHaveCount(0);
  for (let times = 0; times < 3; times += 1) await button(page, /^Redo /).click();
  await expect(group(page, 2)).toBeVisible();
  await expect.poll(() => counted(page)).toBe(wanted);

  await button(page, "Save segment").click();
  await page.getByRole("textbox", { name: "Name" }).fill("Coffee, again");
  await page.getByRole("textbox", { name: "Name" }).press("Enter");
  await expect(page.getByRole("heading", { name: /^Coffee, again/, level: 1 })).toBeVisible();
  await page.getByRole("link", { name: /Lives in Vienna, Graz, Linz/ }).click();
  await expect(page.locator("output", { hasText: "of 5,000" })).toHaveText(
    new RegExp(`^${removed.toLocaleString("en")} of 5,000`),
  );
});

test("the same is built by keyboard alone, and rows are moved, copied and grouped", async ({
  page,
  app,
}) => {
  await openSegments(page, app);
  await page.keyboard.press("Control+n");
  await expect(page.getByRole("combobox", { name: "Attribute" })).toBeFocused();
  const tabTo = async (control: Locator) => {
    await expect(control).toBeVisible();
    for (let presses = 0; presses < 60; presses += 1) {
      if (await control.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab never reaches ${control.toString()}`);
  };
  await page.keyboard.type("city");
  await page.keyboard.press("Enter");
  await tabTo(page.getByRole("combobox", { name: /^Value/ }));
  for (const city of ["Vienna", "Graz", "Linz"]) {
    await page.keyboard.type(city);
    await page.keyboard.press("Enter");
  }
  await page.keyboard.press("Escape");
  const inCities = await counted(page);
  expect(inCities).toBeLessThan(5_000);
  // Enter adds a row below.
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "Attribute" }).nth(1)).toBeFocused();
  await page.keyboard.type("activity");
  await page.keyboard.press("Enter");
  await expect(rowOf(page, 1, "Criterion 2, Activity")).toBeVisible();
  const active = await counted(page);
  // Up and down, a copy, a group of its own and back, away.
  await page.keyboard.press("Alt+ArrowUp");
  await expect(rowOf(page, 1, "Criterion 1, Activity")).toBeVisible();
  await page.keyboard.press("Alt+ArrowDown");
  await page.keyboard.press("Control+d");
  await expect(rowOf(page, 1, "Criterion 3, Activity")).toBeVisible();
  await page.keyboard.press("Alt+Shift+ArrowRight");
  await expect(page.getByRole("group", { name: "Criteria group 2" })).toBeVisible();
  await page.keyboard.press("Alt+Shift+ArrowLeft");
  await expect(page.getByRole("group", { name: "Criteria group 2" })).toHaveCount(0);
  await page.keyboard.press("Delete");
  await expect(rowOf(page, 1, "Criterion 3")).toHaveCount(0);
  expect(await counted(page)).toBe(active);
  await page.keyboard.press("Control+z");
  await expect(rowOf(page, 1, "Criterion 3, Activity")).toBeVisible();
  await page.keyboard.press("Control+y");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("dialog", { name: "Save segment" })).toBeVisible();
  await page.keyboard.type("By keyboard");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: /^By keyboard/, level: 1 })).toBeVisible();
});

test("saving a used segment shows first who joins and leaves; an old version comes back", async ({
  page,
  app,
}) => {
  await openSegments(page, app);
  await page
    .getByRole("row", { name: /In Vienna/ })
    .getByText("In Vienna")
    .click();
  const before = await counted(page);
  const cities = page.getByRole("combobox", { name: /^Value/ });
  const after = await changesCount(page, async () => {
    await cities.fill("Graz");
    await cities.press("Enter");
    await page.keyboard.press("Escape");
  });
  await button(page, "Save segment").click();
  const effect = page.getByRole("dialog", { name: "Save segment" });
  await expect(effect).toContainText(`+${(after - before).toLocaleString("en")} / −0`);
  await expect(effect.getByRole("link", { name: /Weekend tasting/ })).toBeVisible();
  await expect(effect.getByRole("region", { name: "Joining" }).getByRole("link")).not.toHaveCount(
    0,
  );
  await picture(page, "segment-effect");
  await button(effect, "Save segment").click();
  await expect(effect).toHaveCount(0);
  await expect(button(page, "Save segment")).toBeDisabled();

  await button(page, "More for this segment").click();
  await page.getByRole("menuitem", { name: "Versions" }).click();
  await expect(page.getByText("Saved now")).toBeVisible();
  await picture(page, "segment-versions");
  await button(page, "Restore version 1").click();
  await button(page, "Close").click();
  await expect.poll(() => counted(page)).toBe(before);

  // What is not saved is there again after leaving, and can be discarded.
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: /^Segments/ })
    .click();
  await segmentRow(page, "In Vienna").getByText("In Vienna").click();
  await expect(page.getByText(/^Restored your draft from \d\d:\d\d\.$/)).toBeVisible();
  await button(page, "Discard").first().click();
  await expect.poll(() => counted(page)).toBe(after);
});

const pinpoint = {
  WriteSegmentRequest: {
    Name: "Gold in Vienna",
    SegmentGroups: {
      Include: "ALL",
      Groups: [
        {
          Type: "ALL",
          SourceType: "ALL",
          SourceSegments: [],
          Dimensions: [
            {
              Location: {
                City: undefined,
                Country: { DimensionType: "INCLUSIVE", Values: ["AT"] },
              },
            },
            { Behavior: { Recency: { Duration: "DAY_30", RecencyType: "ACTIVE" } } },
          ],
        },
      ],
    },
  },
};

test("Pinpoint's JSON goes in, is edited, and comes out as it was after undo", async ({
  page,
  app,
}) => {
  await openSegments(page, app);
  await button(page, "Other ways to make a segment").click();
  await page.getByRole("menuitem", { name: "Load Pinpoint JSON" }).click();
  const load = page.getByRole("dialog", { name: "Load Pinpoint JSON" });
  const field = load.getByRole("textbox", { name: "JSON" });
  await field.fill('{"SegmentGroups":{"Groups":[{"Dimensions":[{"Metrics":{"Spend":{"ComparisonOperator":"EQUAL","Value":"a lot"}}}]}]}}'); // prettier-ignore
  await button(load, "Read").click();
  await expect(load.getByRole("alert")).toContainText("Metrics.Spend.Value");
  const text = JSON.stringify(pinpoint);
  await field.fill(text);
  await button(load, "Read").click();
  await expect(load.getByText("Gold in Vienna", { exact: true })).toBeVisible();
  await picture(page, "segment-pinpoint");
  await button(load, "Use these rules").click();
  await expect(page.getByRole("heading", { name: /^Gold in Vienna/, level: 1 })).toBeVisible();
  await counted(page);

  await button(page, "Actions for criterion 1, Country").click();
  await page.getByRole("menuitem", { name: "Negate" }).click();
  await expect(page.getByRole("combobox", { name: "Operator" }).first()).toHaveValue("is not");
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("combobox", { name: "Operator" }).first()).toHaveValue("is");
  await button(page, "More for this segment").click();
  await page.getByRole("menuitem", { name: "Show Pinpoint JSON" }).click();
  const written = page.getByRole("textbox", { name: "Pinpoint JSON" });
  await expect(written).toBeVisible();
  const out = JSON.parse(await written.inputValue()) as Record<string, unknown>;
  const [wanted] = [(JSON.parse(text) as typeof pinpoint).WriteSegmentRequest];
  expect(out["WriteSegmentRequest"] ?? out).toEqual(wanted);
});

/** A hundred attributes of one dimension, half of them asked not to be something. */
const hundred = {
  Name: "A hundred criteria",
  Dimensions: {
    UserAttributes: Object.fromEntries(
      Array.from({ length: 100 }, (_, at) => [
        `Answer${at + 1}`,
        { AttributeType: at % 2 === 0 ? "EXCLUSIVE" : "INCLUSIVE", Values: ["yes", `no ${at}`] },
      ]),
    ),
  },
};

test("a hundred criteria are loaded, counted and changed", async ({ page, app }) => {
  await openSegments(page, app);
  await button(page, "Other ways to make a segment").click();
  await page.getByRole("menuitem", { name: "Load Pinpoint JSON" }).click();
  const load = page.getByRole("dialog", { name: "Load Pinpoint JSON" });
  await load.getByRole("textbox", { name: "JSON" }).fill(JSON.stringify(hundred));
  await button(load, "Read").click();
  await button(load, "Use these rules").click();
  await counted(page);
  await expect(page.getByRole("combobox", { name: "Operator" })).toHaveCount(100);
  await expect(live(page)).toContainText("0 contacts");
  await picture(page, "segment-hundred");
  await button(page, "Actions for criterion 1, Answer1").click();
  await page.getByRole("menuitem", { name: "Negate" }).click();
  await expect(page.getByRole("combobox", { name: "Operator" }).first()).toHaveValue("is any of");
  await counted(page);
});

test("nobody, something unfinished, and segments compared", async ({ page, app }) => {
  await openSegments(page, app);
  await button(page, "Compare").click();
  const compare = page.getByRole("dialog", { name: "Compare segments" });
  await compare.getByRole("combobox", { name: "Segments" }).click();
  for (const name of ["All customers", "Newsletter subscribers", "In Vienna"])
    await page.getByRole("option", { name, exact: true }).click();
  await page.keyboard.press("Tab");
  await expect(compare.getByRole("table")).toContainText("A and B and C");
  await picture(page, "segments-compare");
  await button(compare, "Close").last().click();

  await page.goto(new URL("/segments/new", app.url).href);
  await counted(page);
  await picture(page, "segment-empty");
  await choose(rowOf(page, 1, "Criterion 1"), "city");
  const value = page.getByRole("combobox", { name: /^Value/ });
  await value.fill("Atlantis");
  await value.press("Enter");
  await expect(live(page)).toContainText(
    "0 contacts match. The step that removes the last ones is “Lives in Atlantis”.",
  );
  await picture(page, "segment-nobody");
  await button(group(page, 1), "Add criterion").click();
  await choose(rowOf(page, 1, "Criterion 2"), "created");
  await page.getByRole("combobox", { name: "Operator" }).nth(1).click();
  await page.getByRole("option", { name: "between" }).click();
  await expect(live(page)).toContainText("1 criterion is not complete and is ignored");
  await picture(page, "segment-incomplete");
  expect(await serious(page)).toEqual([]);
});
