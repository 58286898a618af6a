import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { insertOnPath } from "../shared/journey/insert.ts";
import { type App, beforehand, expect, openSample, picture, test } from "./app.ts";

test.use({ begin: "sample", permissions: ["clipboard-read", "clipboard-write"] });

/** Entry → Send email → Wait → Yes/no split → yes Random split, no Send SMS. */
const drawn = (app: App) =>
  beforehand(app, async (api) => {
    const { id } = await api.journeys.create({ name: "Win back", from: { kind: "blank" } });
    const journey = await api.journeys.get({ id });
    let { document } = journey;
    const put = (from: string, outlet: string, name: string, type: string) => {
      const edited = insertOnPath(document, { from, outlet }, { id: name, type });
      if (!edited.ok) throw new Error(edited.text);
      ({ document } = edited);
    };
    put("entry", "next", "mail", "email");
    put("mail", "next", "wait", "wait");
    put("wait", "next", "split", "yesNoSplit");
    put("split", "yes", "random", "randomSplit");
    put("split", "no", "sms", "sms");
    await api.journeys.edit({ id, revision: journey.revision, step: "Draw", document });
    return id;
  });

const canvas = (page: Page) => page.getByRole("group", { name: "Canvas of Win back" });
const card = (page: Page, id: string) =>
  page.locator(`.react-flow__node-activity[data-id="${id}"]`);
const cards = (page: Page) => canvas(page).locator(".react-flow__node-activity");
const transform = (page: Page) =>
  page.locator(".react-flow__viewport").evaluate((element) => getComputedStyle(element).transform);
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const pressed = (page: Page) => canvas(page).locator("[aria-pressed=true]");
const place = async (page: Page, id: string) => {
  const box = await card(page, id).boundingBox();
  return { x: Math.round(box?.x ?? 0), y: Math.round(box?.y ?? 0) };
};

async function open(page: Page, app: App): Promise<void> {
  await openSample(page, app);
  const id = await drawn(app);
  await page.goto(new URL(`/journeys/${id}`, app.url).href);
  await expect(cards(page)).toHaveCount(6);
  await card(page, "entry").focus();
}

test("the picker opens at its “+”, by mouse and by keyboard, and a split asks which path", async ({
  page,
  app,
}) => {
  await open(page, app);
  const plus = canvas(page).locator('[data-plus="mail:next"]');
  await plus.hover();
  await plus.getByRole("button").click();
  const picker = page.getByRole("dialog", { name: "Add after Send email" });
  await expect(picker.getByRole("textbox", { name: "Find an activity" })).toBeFocused();
  const [at, box] = [await plus.boundingBox(), await picker.boundingBox()];
  const beside = (box?.x ?? 0) - (at?.x ?? 0) - (at?.width ?? 0);
  expect(beside).toBeGreaterThanOrEqual(0);
  expect(beside).toBeLessThan(30);
  await picture(page, "journey-picker");
  expect((await new AxeBuilder({ page }).include("[role=dialog]").analyze()).violations).toEqual(
    [],
  );
  await picker
    .getByRole("option", { name: "Yes/no split, what follows goes under No" })
    .first()
    .click();
  await expect(cards(page)).toHaveCount(7);
  await expect(card(page, "wait")).toBeVisible();
  await press(page, "Control+z");
  await expect(cards(page)).toHaveCount(6);

  await card(page, "split").click();
  await press(page, "j");
  await expect(page.getByRole("menu", { name: "Join which path?" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: /^Yes/ })).toBeFocused();
  await press(page, "Enter");
  await expect(card(page, "split")).toBeFocused();
  await expect(page.getByText("Join: arrow keys choose where the path leads")).toBeVisible();
  await press(page, "Escape");
  await expect(card(page, "split")).toBeFocused();
  await press(page, "a");
  await expect(page.getByRole("menuitem", { name: /^Yes/ })).toBeFocused();
  await picture(page, "journey-which-path");
  await press(page, "n", "Enter");
  await expect(
    page.getByRole("dialog", { name: "Add after Choose a condition · No" }),
  ).toBeVisible();
  await press(page, "Escape");
  await expect(card(page, "split")).toBeFocused();

  await press(page, "Delete");
  const keep = page.getByRole("dialog", {
    name: "Which path continues after “Choose a condition”?",
  });
  await expect(keep.getByRole("radio", { name: "Yes, 1 activity" })).toBeFocused();
  await picture(page, "journey-keep");
  await press(page, "Escape");
  await expect(card(page, "split")).toBeFocused();
});

test("cards are gathered, moved and pushed, and the view is moved, by keyboard", async ({
  page,
  app,
}) => {
  await open(page, app);
  // Gathered with Space, which held down moves the canvas instead.
  await press(page, "ArrowDown", "Space", "ArrowDown", "ArrowDown", "Space");
  await expect(pressed(page)).toHaveCount(2);
  await expect(page.getByRole("toolbar", { name: "Selected activities" })).toBeVisible();
  await picture(page, "journey-gathered");
  const before = await transform(page);
  await page.keyboard.down("Space");
  const box = await canvas(page).boundingBox();
  await page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 300);
  await page.mouse.down();
  await page.mouse.move((box?.x ?? 0) + 120, (box?.y ?? 0) + 320, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up("Space");
  await expect.poll(() => transform(page)).not.toBe(before);
  await expect(pressed(page)).toHaveCount(2);
  await press(page, "Escape");
  await expect(pressed(page)).toHaveCount(0);
  await expect(card(page, "split")).toBeFocused();
  await press(page, "Shift+ArrowUp", "Shift+ArrowUp");
  await expect(pressed(page)).toHaveCount(3);
  await press(page, "Control+d");
  await expect(cards(page)).toHaveCount(9);
  await press(page, "Control+z");
  await expect(cards(page)).toHaveCount(6);
  await press(page, "Control+y");
  await expect(cards(page)).toHaveCount(9);
  await press(page, "Control+Shift+z", "Control+z");
  await expect(cards(page)).toHaveCount(6);

  // Pasted beside the journey.
  await card(page, "sms").click();
  await press(page, "Control+c", "Shift+V");
  await expect(cards(page)).toHaveCount(7);
  await press(page, "Control+Shift+V");
  await expect(cards(page)).toHaveCount(8);
  await expect(canvas(page).getByRole("button", { name: /^Send SMS,/ })).toHaveCount(3);
  await press(page, "Control+z");
  await expect(cards(page)).toHaveCount(7);
  await press(page, "Control+z");
  await expect(cards(page)).toHaveCount(6);

  // The view.
  const moved = async (...keys: string[]) => {
    const was = await transform(page);
    await press(page, ...keys);
    await expect.poll(() => transform(page)).not.toBe(was);
  };
  await expect(page.locator(".react-flow__node-activity:focus")).toHaveCount(1);
  await press(page, "1");
  await card(page, "wait").click();
  await moved("Shift+Alt+ArrowUp");
  await moved("+");
  await moved("1");
  await moved("Shift+Alt+ArrowDown");
  await moved("2");
  await press(page, "0");
  await expect(page.getByRole("button", { name: "Zoom 100 %, set to 100 %" })).toBeVisible();
  await page.getByRole("button", { name: "Zoom out" }).focus();
  await moved("Enter");

  // Free layout: pushed by pixels, in move mode only.
  await canvas(page).getByRole("button", { name: "Arrange freely" }).click();
  await press(page, "0");
  await card(page, "wait").focus();
  await expect(page.getByRole("button", { name: "Zoom 100 %, set to 100 %" })).toBeVisible();
  await page.waitForFunction(() => document.getAnimations().length === 0);
  const from = await place(page, "wait");
  await press(page, "x", "ArrowRight", "Shift+ArrowRight", "ArrowDown");
  await expect.poll(() => place(page, "wait")).toEqual({ x: from.x + 108, y: from.y + 18 });
  await picture(page, "journey-push");
  await press(page, "Escape");
  await expect.poll(() => place(page, "wait")).toEqual(from);
});

test("every key is in the shortcut sheet, and Tab leaves the canvas at once", async ({
  page,
  app,
}) => {
  await open(page, app);
  await press(page, "?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet.getByRole("heading", { name: "Canvas: go and select" })).toBeVisible();
  await picture(page, "journey-shortcuts");
  await press(page, "Escape");
  await card(page, "mail").click();
  await press(page, "Tab");
  await expect(cards(page).filter({ has: page.locator(":focus") })).toHaveCount(0);
  await expect(page.locator(".react-flow__node:focus")).toHaveCount(0);
  await press(page, "Shift+Tab");
  await expect(card(page, "mail")).toBeFocused();
  // Keys of the whole screen.
  await press(page, "Control+f");
  await page.keyboard.type("sms");
  await press(page, "Enter");
  await expect(page.getByText("1 of 1")).toBeVisible();
  await press(page, "Escape");
  await expect(card(page, "sms")).toBeFocused();
  await press(page, "Control+Enter");
  await expect(page.getByText("Recommendations").first()).toBeVisible();
  await press(page, "Escape", "Alt+4");
  await expect(page.getByRole("radio", { name: "History" })).toBeChecked();
});

test("what is selected becomes a template part, and is put into a journey again", async ({
  page,
  app,
}) => {
  await open(page, app);
  await press(page, "ArrowDown", "Shift+ArrowDown");
  await page.getByRole("toolbar", { name: "Selected activities" }).getByRole("button", { name: "Make template part" }).click(); // prettier-ignore
  const asked = page.getByRole("dialog", { name: "Make template part" });
  await expect(asked.getByRole("textbox", { name: "Name" })).toBeFocused();
  await picture(page, "journey-make-part");
  await page.keyboard.type("Mail, then a day");
  await press(page, "Enter");
  const palette = page.getByRole("complementary", { name: "Activities" });
  const part = palette.getByRole("button", { name: "Mail, then a day", exact: true });
  await expect(part).toBeVisible();
  await part.dragTo(canvas(page).locator('[data-plus="sms:next"]'));
  await expect(cards(page)).toHaveCount(8);
  await expect(canvas(page).getByRole("button", { name: /^Send SMS,.* then Send email$/ })).toBeVisible(); // prettier-ignore
  await page.getByRole("button", { name: "Undo: Add “Mail, then a day”" }).click();
  await expect(cards(page)).toHaveCount(6);
  await card(page, "random").click();
  await press(page, "a", "Enter");
  await page.keyboard.type("then a");
  await expect(page.getByRole("option", { name: /^Mail, then a day/ })).toBeVisible();
  await press(page, "Enter");
  await expect(cards(page)).toHaveCount(8);
  await part.focus();
  await picture(page, "journey-part");
  await press(page, "Delete");
  await expect(part).toHaveCount(0);
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await expect(part).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});
