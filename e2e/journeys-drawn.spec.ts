import type { Locator, Page } from "@playwright/test";
import { expect, openSample, picture, test } from "./app.ts";
import { canvas, card, choose, combobox, ends, expectCards, inspector, offered, palette, problems, textbox } from "./journey-editor.ts"; // prettier-ignore
import { pick, pickItem, pickOption, press, tabTo, write } from "./keyboard.ts";

test.use({ begin: "sample" });

/** Nothing keeps it from being published. */
const expectNoProblems = (page: Page) => expect(problems(page)).toContainText("0 errors");

/** What is drawn, however it is drawn: each card says its type, its name, and where it leads. */
const drawn = [
  /^Entry, Joined this week,.* activity \d of 9, then Welcome: 10% off$/,
  /^Send email, Welcome: 10% off,.* activity \d of 9, then 2 days$/,
  /^Wait, 2 days,.* activity \d of 9, then Opened “Welcome”\?$/,
  /^Yes\/no split, Opened “Welcome”\?,.* activity \d of 9, path Yes to Offer test, path No to Nudge with code$/,
  /^Random split, Offer test,.* activity \d of 9, path A · 50% to Free shipping, path B · 50% to Gift with order$/,
  /^Send email, Free shipping,.* activity \d of 9, then Greeted$/,
  /^Send push, Gift with order,.* activity \d of 9, then Greeted$/,
  /^End, Greeted,.* activity \d of 9$/,
  /^Send SMS, Nudge with code,.* activity \d of 9, then End$/,
];

test("the welcome series is drawn by mouse", async ({ page, app }) => {
  await openSample(page, app);
  await page.getByRole("link", { name: /^Journeys/ }).click();
  await page.getByRole("button", { name: "New journey" }).click();
  await page.getByRole("textbox", { name: "Name of the journey" }).fill("Welcome series");

  await card(page, /^Entry,/).click();
  const entry = inspector(page, "Entry");
  await choose(combobox(entry, "Segment"), "Joined this week");
  await choose(combobox(entry, "Add new members"), "Every day");
  await textbox(entry, "Name").fill("Joined this week");

  const onto = (type: string, target: Locator) =>
    palette(page).getByRole("button", { name: type, exact: true }).dragTo(target);
  await onto("Send email", card(page, /^Entry,/));
  await card(page, /^Send email,/).click();
  const email = inspector(page, "Send email");
  await pickTemplate(page, email, /^Welcome — autumn/);
  await textbox(email, "Name").fill("Welcome: 10% off");
  await textbox(email, "From name").fill("Juniper & Oak");
  await email.getByRole("radio", { name: "Promotional" }).check();

  await canvas(page).getByRole("button", { name: "Add activity between Welcome: 10% off and End" }).click(); // prettier-ignore
  await offered(page, "Wait").click();
  await textbox(inspector(page, "Wait"), "Time").fill("2");

  const [end] = await ends(page, 1);
  await end.click();
  await offered(page, "Yes/no split").click();
  const split = inspector(page, "Yes/no split");
  await split.getByRole("button", { name: "Add condition" }).click();
  await page.getByRole("menuitem", { name: "Message event" }).click();
  await expect(combobox(split, "Message")).toHaveValue("Welcome: 10% off");
  await expect(combobox(split, "Message event")).toHaveValue("Opened");
  await split.getByText("Immediately", { exact: true }).click();
  await textbox(split, "Name").fill("Opened “Welcome”?");

  const [, underNo] = await ends(page, 2);
  await underNo?.click();
  await offered(page, "Send SMS").click();
  await pickTemplate(page, inspector(page, "Send SMS"), /^Nudge with code/);
  const [underYes] = await ends(page, 2);
  await onto("Random split", underYes);
  await card(page, /^Random split,/).click();
  await textbox(inspector(page, "Random split"), "Name").fill("Offer test");

  const [underA] = await ends(page, 3);
  await onto("Send email", underA);
  await card(page, /^Send email, (?!Welcome)/).click();
  await pickTemplate(page, email, /^Free shipping/);
  await email.getByText(/^Pin to v/).click();
  const [, underB] = await ends(page, 3);
  if (underB) await onto("Send push", underB);
  await card(page, /^Send push,/).click();
  const push = inspector(page, "Send push");
  await pickTemplate(page, push, /^Gift push/);
  await textbox(push, "Name").fill("Gift with order");

  const [afterA] = await ends(page, 3);
  await onto("End", afterA);
  await card(page, /^End,/).click();
  await textbox(inspector(page, "End"), "Outcome").fill("Greeted");
  // The other path of the offer comes to the same end.
  const [afterB] = await ends(page, 2);
  await dragEnd(page, afterB, card(page, /^End,/));

  await page.getByRole("button", { name: "Add note" }).click();
  await page.getByRole("textbox", { name: "Text of the note" }).fill("**Legal OK?** Mara checks the SMS discount wording before we publish."); // prettier-ignore
  await canvas(page).click({ position: { x: 20, y: 20 } });
  const journey = inspector(page, "Journey settings");
  await journey.getByRole("switch", { name: "This journey has a goal" }).click();
  await choose(combobox(journey, "Event"), "purchase.completed");
  await journey.getByRole("switch", { name: "No messages at night" }).click();

  await textbox(journey, "Messages to one contact in 24 hours").fill("1");
  await textbox(journey, "Messages of this journey to one contact").click();
  await expectNoProblems(page);
  await expectCards(page, drawn);
  await picture(page, "journey-drawn");
  await page.reload();
  await expectCards(page, drawn);
});

test("the welcome series is drawn by keyboard", async ({ page, app }) => {
  await openSample(page, app);
  await page.keyboard.press("Control+4");
  await expect(page.getByRole("heading", { name: "Journeys", level: 1 })).toBeVisible();
  await page.keyboard.press("Control+n");
  await expect(card(page, /^Entry,/)).toBeVisible();
  await write(page, page.getByRole("textbox", { name: "Name of the journey" }), "Welcome series");
  await tabTo(page, card(page, /^Entry,/));

  const entry = inspector(page, "Entry");
  await page.keyboard.press("Enter");
  await expect(combobox(entry, "Who enters")).toBeFocused();
  await tabTo(page, combobox(entry, "Segment"));
  await page.keyboard.type("Joined");
  await pick(page, combobox(entry, "Segment"), "Joined this week");
  await pick(page, combobox(entry, "Add new members"), "Every day");
  await rename(page, "Joined this week", /^Entry,/);

  const email = inspector(page, "Send email");
  await add(page, "Send email");
  await takeTemplate(page, email, "Welcome — autumn");
  await write(page, textbox(email, "From name"), "Juniper & Oak");
  await rename(page, "Welcome: 10% off", /^Send email,/);

  await add(page, "Wait");
  await write(page, textbox(inspector(page, "Wait"), "Time"), "2");
  await back(page, /^Wait,/);

  const split = inspector(page, "Yes/no split");
  await add(page, "Yes/no split");
  await press(page, split.getByRole("button", { name: "Add condition" }));
  await pickItem(page, page.getByRole("menuitem", { name: "Message event" }));
  await expect(combobox(split, "Message event")).toHaveValue("Opened");
  await rename(page, "Opened “Welcome”?", /^Yes\/no split,/);

  await add(page, "Random split", "Yes");
  await rename(page, "Offer test", /^Random split,/);
  await add(page, "Send email", "A · 50%");
  await takeTemplate(page, email, "Free shipping");
  await tabTo(page, email.getByRole("radio", { name: "Latest active" }));
  await page.keyboard.press("ArrowRight");
  await back(page, /^Send email, Free shipping/);
  await add(page, "End");
  await write(page, textbox(inspector(page, "End"), "Outcome"), "Greeted");
  await back(page, /^End,/);

  await page.keyboard.press("Control+ArrowUp");
  await expect(card(page, /^Random split,/)).toBeFocused();
  await add(page, "Send push", "B · 50%");
  await takeTemplate(page, inspector(page, "Send push"), "Gift push");
  await rename(page, "Gift with order", /^Send push,/);
  await page.keyboard.press("j");
  for (let tries = 0; tries < 9 && !(await isFocused(card(page, /^End,/))); tries += 1)
    await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");

  await page.keyboard.press("Home");
  await page.keyboard.press("Control+ArrowDown");
  await expect(card(page, /^Yes\/no split,/)).toBeFocused();
  await add(page, "Send SMS", "No");
  await takeTemplate(page, inspector(page, "Send SMS"), "Nudge with code");
  await back(page, /^Send SMS,/);
  await page.keyboard.press("Shift+n");
  await expect(page.getByRole("textbox", { name: "Text of the note" })).toBeFocused();
  await page.keyboard.type("**Legal OK?** Mara checks the SMS discount wording.");
  await page.keyboard.press("Escape");

  // What is still open is gone to by F8.
  const journey = inspector(page, "Journey settings");
  await expect(async () => {
    await page.keyboard.press("F8");
    await expect(journey).toBeVisible({ timeout: 1000 });
  }).toPass();
  await press(page, journey.getByRole("switch", { name: "This journey has a goal" }), "Space");
  await write(page, combobox(journey, "Event"), "purchase.completed");
  await press(page, journey.getByRole("switch", { name: "No messages at night" }), "Space");
  await write(page, textbox(journey, "Messages to one contact in 24 hours"), "1");
  await expectNoProblems(page);
  await expectCards(page, drawn);
});

const isFocused = (one: Locator) => one.evaluate((element) => element === document.activeElement);

/** Puts an activity after the card that has the focus; its first field has it then. */
async function add(page: Page, type: string, path?: string): Promise<void> {
  await page.keyboard.press("a");
  if (path !== undefined) {
    const menu = page.getByRole("menu", { name: "Add on which path?" });
    await pickItem(page, menu.getByRole("menuitem", { name: path }));
  }
  await expect(page.getByRole("textbox", { name: "Find an activity" }).last()).toBeFocused();
  await page.keyboard.type(type);
  await pickOption(page, offered(page, type));
  await expect(inspector(page, type)).toBeVisible();
}

/** From the inspector to its card. */
async function back(page: Page, name: RegExp): Promise<void> {
  await page.keyboard.press("Escape");
  await expect(card(page, name).and(page.locator(":focus"))).toBeVisible();
}

async function rename(page: Page, name: string, from: RegExp): Promise<void> {
  await back(page, from);
  await page.keyboard.press("F2");
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await expect(card(page, from).filter({ hasText: name }).and(page.locator(":focus"))).toBeVisible(); // prettier-ignore
}

async function takeTemplate(page: Page, panel: Locator, name: string): Promise<void> {
  await press(page, panel.getByRole("button", { name: "Pick template…" }));
  await expect(page.getByRole("textbox", { name: "Find a template" })).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
}

/** Draws a line from the capsule at the end of a path to a card. */
async function dragEnd(page: Page, from: Locator, to: Locator): Promise<void> {
  const handle = (node: Locator, kind: string) =>
    node.locator(`xpath=ancestor-or-self::*[contains(@class,"react-flow__node")][1]`).locator(`.react-flow__handle.${kind}`); // prettier-ignore
  const [start, end] = [await handle(from, "source").boundingBox(), await handle(to, "target").boundingBox()]; // prettier-ignore
  if (!start || !end) throw new Error("A handle is not drawn.");
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(end.x + end.width / 2, end.y - 30, { steps: 8 });
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 4 });
  await page.mouse.up();
}

async function pickTemplate(page: Page, panel: Locator, name: RegExp) {
  await panel.getByRole("button", { name: "Pick template…" }).click();
  await page.getByRole("dialog").getByRole("button", { name }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
}
