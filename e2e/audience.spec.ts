import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { type App, expect, openSample, picture, test } from "./app.ts";

test.use({ begin: "sample" });

const grid = (page: Page) => page.getByRole("grid", { name: "Contacts" });
const bar = (page: Page) => page.getByRole("toolbar", { name: "Selected contacts" });
const drawer = (page: Page) => page.getByRole("complementary").last();
const toast = (page: Page, text: string | RegExp) =>
  page.getByRole("status").filter({ hasText: text });

async function openAudience(page: Page, app: App): Promise<void> {
  await openSample(page, app);
  // Where the project opens, the window goes to Home once more.
  await expect(page.getByRole("region", { name: /Figures|Next sends/ }).first()).toBeVisible();
  await page.goto(new URL("/audience", page.url()).href);
  await expect(grid(page).getByRole("row").nth(5)).toBeVisible();
}
const tick = (page: Page, row: number): Locator =>
  grid(page).getByRole("row").nth(row).getByRole("checkbox");

/** “1,204 of 5,000” → 1204, once it is the count of what is asked. */
async function shownCount(page: Page): Promise<number> {
  const text = await page.locator("output:not([aria-busy])", { hasText: /of 5,000$/ }).innerText();
  return Number(text.split(" of ")[0]?.replaceAll(",", ""));
}

test("contacts are searched, filtered, ticked and changed, and the change is taken back", async ({
  page,
  app,
}) => {
  await openAudience(page, app);
  await expect(page.getByText("5,000 contacts")).toBeVisible();
  await picture(page, "audience");

  // By name, and nobody found is not an empty project.
  const search = page.getByLabel("Search contacts");
  await search.fill("amara");
  await expect(grid(page).getByRole("row", { name: /Amara/ }).first()).toBeVisible();
  await search.fill("nobody is called this");
  await expect(page.getByText("No contact matches this filter.")).toBeVisible();
  await picture(page, "audience-no-match");
  await page.getByRole("button", { name: "Clear filters" }).click();

  // By an attribute.
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByRole("menuitem", { name: "Attribute, event or date…" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a filter" });
  await dialog.getByLabel("Attribute").fill("City");
  await page.getByRole("option", { name: "City" }).click();
  await dialog.getByLabel("Values").fill("Vienna");
  await page.getByRole("option", { name: /^Vienna/ }).click();
  await picture(page, "audience-filter");
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByRole("button", { name: "Live in Vienna", exact: true })).toBeVisible();
  const viennese = await shownCount(page);
  expect(viennese).toBeGreaterThan(100);

  // All of them, but one.
  await tick(page, 1).click();
  await bar(page)
    .getByRole("button", { name: /^Select all .* matching$/ })
    .click();
  await tick(page, 3).click();
  const chosen = (viennese - 1).toLocaleString("en");
  await expect(bar(page).getByText(`${chosen} selected`)).toBeVisible();
  await picture(page, "audience-selected");
  await bar(page).getByRole("button", { name: "Set attribute" }).click();
  const set = page.getByRole("dialog", { name: "Set attribute" });
  await set.getByLabel("Attribute").fill("Route");
  await set.getByLabel("Values").fill("North");
  await set.getByLabel("Values").press("Enter");
  await set.getByRole("button", { name: `Set for ${chosen} contacts` }).click();
  await expect(toast(page, `Set Route of ${chosen} contacts.`)).toBeVisible({ timeout: 60_000 });

  // It is there, and goes again.
  await grid(page).getByRole("row").nth(1).click();
  await drawer(page).getByRole("tab", { name: "Profile" }).click();
  await expect(drawer(page).getByRole("button", { name: "Route: North. Change" })).toBeVisible();
  await toast(page, "Set Route").getByRole("button", { name: "Undo" }).click();
  await expect(toast(page, `Undone for ${chosen} contacts.`)).toBeVisible({ timeout: 60_000 });
  await expect(drawer(page).getByRole("button", { name: /^Route/ })).toHaveCount(0);
});

test("a contact is made, written, opted out, exported and erased", async ({ page, app }) => {
  await openAudience(page, app);
  await page.getByRole("button", { name: "New contact" }).click();
  const form = page.getByRole("dialog", { name: "New contact" });
  await form.getByRole("button", { name: "Create contact" }).click();
  await expect(form.getByText("Enter an address.")).toBeVisible();
  await form.getByLabel("Email address").fill("ines.k@example.com");
  await form.getByLabel("First name").fill("Ines");
  await form.getByLabel("Last name").fill("Kühn");
  await form.getByRole("button", { name: "Create contact" }).click();
  const details = drawer(page);
  await expect(details.getByRole("heading", { name: "Ines Kühn" })).toBeFocused();

  // A fact is added, changed by keyboard and taken back.
  await details.getByRole("tab", { name: "Profile" }).click();
  await details.getByRole("button", { name: "Add to Location" }).click();
  const add = details.getByRole("form", { name: "Add to Location" });
  await add.getByLabel("Name").click();
  await page.getByRole("option", { name: "City" }).click();
  await add.getByLabel("Value").fill("Linz");
  await add.getByRole("button", { name: "Add" }).click();
  const city = details.getByRole("button", { name: "City: Linz. Change" });
  await city.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Wels");
  await page.keyboard.press("Enter");
  await expect(details.getByRole("button", { name: "City: Wels. Change" })).toBeFocused();
  await picture(page, "contact-profile");
  await toast(page, "Changed City to Wels.").getByRole("button", { name: "Undo" }).click();
  await expect(city).toBeVisible();
  await details.getByRole("button", { name: "History of City" }).click();
  await expect(details.getByLabel("Search the timeline")).toHaveValue("City");
  await expect(details.getByRole("tabpanel").getByRole("listitem").first()).toBeVisible();

  // Another address, opted out.
  await details.getByRole("tab", { name: /^Endpoints/ }).click();
  await details.getByRole("button", { name: "Add endpoint" }).click();
  await details
    .getByRole("form", { name: "Add endpoint" })
    .getByLabel("Email address")
    .fill("ines@example.org");
  await details
    .getByRole("form", { name: "Add endpoint" })
    .getByRole("button", { name: "Add" })
    .click();
  await expect(details.getByText("ines@example.org").first()).toBeVisible();
  await details.getByRole("button", { name: "More for ines@example.org" }).click();
  await page.getByRole("menuitem", { name: "Opt out" }).click();
  await expect(details.getByText("Opted out", { exact: true })).toBeVisible();
  await picture(page, "contact-endpoints");
  await details.getByRole("tab", { name: "Consent" }).click();
  await expect(details.getByText("ines@example.org")).toBeVisible();

  // Everything known of her, then nothing.
  await details.getByRole("button", { name: "More for this contact" }).click();
  const saved = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Export data" }).click();
  const text = readFileSync(await (await saved).path(), "utf8");
  expect(text).toContain("ines.k@example.com");
  expect(() => JSON.parse(text) as unknown).not.toThrow();
  await details.getByRole("button", { name: "More for this contact" }).click();
  await page.getByRole("menuitem", { name: "Erase…" }).click();
  const erase = page.getByRole("dialog", { name: "Erase Ines Kühn?" });
  await expect(erase.getByRole("button", { name: "Cancel" })).toBeFocused();
  await erase.getByLabel("Type ERASE to confirm").fill("ERASE");
  await erase.getByRole("button", { name: "Erase contact" }).click();
  const proof = page.getByRole("dialog", { name: "This contact was erased" });
  await expect(proof.getByRole("definition").first()).toBeVisible();
  await picture(page, "contact-erased");
  await proof.getByRole("button", { name: "Close" }).last().click();
  await page.getByLabel("Search contacts").fill("ines.k@example.com");
  await expect(page.getByText("No contact matches this filter.")).toBeVisible();
});

test("what is exported is what the list shows, in Pinpoint's columns", async ({ page, app }) => {
  await openAudience(page, app);
  await page.getByLabel("Search contacts").fill("amara");
  const people = await shownCount(page);
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Export contacts" });
  const saved = page.waitForEvent("download");
  await dialog.getByRole("button", { name: `Export ${people} contact` }).click();
  const lines = readFileSync(await (await saved).path(), "utf8")
    .trim()
    .split(/\r?\n/);
  expect(lines[0]).toContain("ChannelType");
  expect(lines[0]).toContain("User.UserAttributes.FirstName");
  expect(lines.length).toBeGreaterThan(people);
  expect(lines.slice(1).every((line) => /amara/i.test(line))).toBe(true);
});

test("chosen contacts go into a new static segment, and out again from there", async ({
  page,
  app,
}) => {
  await openAudience(page, app);
  await tick(page, 1).click();
  await tick(page, 4).click({ modifiers: ["Shift"] });
  await expect(bar(page).getByText("4 selected")).toBeVisible();
  await bar(page).getByRole("button", { name: "Add to segment" }).click();
  await page.getByRole("menuitem", { name: "New static segment…" }).click();
  const naming = page.getByRole("dialog", { name: "New static segment" });
  await naming.getByLabel("Name").fill("Tasting: Friday #1");
  await naming.getByRole("button", { name: "Create and add" }).click();
  await expect(toast(page, "Added 4 contacts to “Tasting: Friday #1”.")).toBeVisible();
  await grid(page).getByRole("row").nth(1).click();
  await drawer(page)
    .getByRole("tab", { name: /^Segments/ })
    .click();
  await expect(drawer(page).getByRole("link", { name: "Tasting: Friday #1" })).toBeVisible();
  await picture(page, "contact-segments");
  await drawer(page).getByRole("button", { name: "Remove from Tasting: Friday #1" }).click();
  await expect(drawer(page).getByRole("link", { name: "Tasting: Friday #1" })).toHaveCount(0);
});

test("the list by keyboard alone", async ({ page, app }) => {
  await openAudience(page, app);
  await expect(page.getByLabel("Search contacts")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(bar(page).getByText("2 selected")).toBeVisible();
  await page.keyboard.press("Control+a");
  await expect(bar(page).getByText("5,000 selected")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(bar(page)).toHaveCount(0);
  await page.keyboard.press("End");
  const last = grid(page).locator('[aria-rowindex="5001"]');
  await expect(last).toBeInViewport();
  await page.keyboard.press("ArrowRight");
  await expect(drawer(page).getByRole("heading", { level: 2 })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/audience\/\d+$/);
  // The address comes before the page, and a key that nobody hears is lost.
  await expect(page.getByRole("tab", { name: "Timeline" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(grid(page)).toBeFocused();
  await expect(last).toBeInViewport();
});

test("a view keeps filters, order and columns", async ({ page, app }) => {
  await openAudience(page, app);
  await page.getByRole("button", { name: "Columns" }).click();
  const columns = page.getByRole("dialog", { name: "Columns" });
  await columns.getByRole("checkbox", { name: "Phone" }).click();
  await picture(page, "audience-columns");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Contact", exact: true }).click();
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByRole("menuitem", { name: "Status" }).hover();
  await page.getByRole("menuitem", { name: "Opted out" }).click();
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: "Save this view…" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Left us");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Left us" })).toBeVisible();
  await page.goto(new URL("/audience", page.url()).href);
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: "Left us" }).click();
  await expect(page).toHaveURL(/status=optedOut/);
  await expect(page).toHaveURL(/sort=name/);
  await expect(page.getByRole("columnheader", { name: "Phone" })).toHaveCount(0);
});

test("a contact's segments and campaigns say why, then and now", async ({ page, app }) => {
  await openAudience(page, app);
  await page.getByLabel("Search contacts").fill("lindqvist");
  await grid(page)
    .getByRole("row", { name: /Amara Lindqvist/ })
    .first()
    .click();
  const details = drawer(page);
  await details.getByRole("tab", { name: /^Segments/ }).click();
  await details.getByRole("button", { name: "Why in All customers" }).click();
  const why = details.getByRole("region", { name: "Why in All customers" });
  await expect(why.getByText("In “All customers” now.")).toBeVisible();
  await expect(why.getByRole("listitem").first()).toContainText("Yes:");
  await details.getByRole("button", { name: "Why did/didn’t they get…?" }).click();
  await page.getByRole("option", { name: /^Autumn roast launch/ }).click();
  await expect(details.getByText(/“Autumn roast launch”/).first()).toBeVisible();
  await details.getByRole("button", { name: "Would they get it now?" }).click();
  await expect(details.getByText(/Would (not )?get “Autumn roast launch” now\./)).toBeVisible();
  await picture(page, "contact-why");
});
