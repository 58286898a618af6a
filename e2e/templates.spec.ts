import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { type App, expect, openSample, picture, test } from "./app.ts";

test.use({ begin: "sample" });

const tree = (page: Page) => page.getByRole("tree", { name: "Blocks" });
const row = (page: Page, name: string | RegExp) => tree(page).getByRole("treeitem", { name });
const preview = (page: Page) =>
  page.frameLocator('iframe[title^="Preview of"]:not([aria-hidden="true"])');
const toast = (page: Page, text: string | RegExp) =>
  page.getByRole("status").filter({ hasText: text });
const add = (page: Page, name: string) =>
  page.getByRole("region", { name: "Add a block" }).getByRole("button", { name, exact: true });

async function openTemplates(page: Page, app: App): Promise<void> {
  await openSample(page, app);
  // Where the project is filled, the window goes to Home once more.
  await expect(page.getByRole("link", { name: /^Audience/ })).toContainText("5,000", {
    timeout: 60_000,
  });
  await expect(page.getByRole("region", { name: "Next sends" })).toBeVisible();
  await page.goto(new URL("/templates", page.url()).href);
  await expect(page.getByRole("heading", { name: "Templates", level: 1 })).toBeVisible();
}

async function create(page: Page, name: string, start = "Blank"): Promise<void> {
  await page.getByRole("button", { name: "New template" }).click();
  const dialog = page.getByRole("dialog", { name: "New template" });
  await dialog.getByRole("radio", { name: new RegExp(`^${start}`) }).click();
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByRole("button", { name: "Create template" }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
}

test("the welcome mail is made of blocks, converted, versioned, compared and tried", async ({
  page,
  app,
}) => {
  await openTemplates(page, app);
  await create(page, "Welcome mail");

  // Four blocks, written and previewed as a contact.
  await page
    .getByRole("textbox", { name: "Subject" })
    .fill("Welcome, {{User.UserAttributes.FirstName}}");
  await add(page, "Heading").click();
  await page.getByRole("textbox", { name: "Heading" }).fill("Good to have you");
  await add(page, "Text").click();
  const text = page.getByRole("textbox", { name: "Text" });
  await text.click();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Dear ");
  await page.getByRole("button", { name: "Insert a variable into Text" }).click();
  await page.getByLabel("Search variables").fill("firstname");
  await page
    .getByRole("option", { name: /FirstName/ })
    .first()
    .click();
  await expect(text).toHaveText(/Dear \{\{User\.UserAttributes\.FirstName\}\}/);
  await add(page, "Button").click();
  await page.getByRole("textbox", { name: "Words", exact: true }).fill("See the coffees");
  await page
    .getByRole("textbox", { name: "Link", exact: true })
    .fill("https://juniper.example/coffee");
  await add(page, "Footer").click();
  await expect(preview(page).getByRole("heading", { name: "Good to have you" })).toBeVisible();
  await expect(preview(page).getByText(/^Dear \p{L}+/u)).toBeVisible();
  await expect(preview(page).getByRole("link", { name: "Unsubscribe" })).toBeVisible();
  await picture(page, "template-blocks");

  // A block is dragged up, moved back by its button; undo and redo bring both.
  await row(page, /^Button/).dragTo(row(page, /^Text/));
  await expect(tree(page).getByRole("treeitem").nth(3)).toHaveAccessibleName(/^Button/);
  await page.getByRole("button", { name: "Undo moving a block" }).click();
  await expect(tree(page).getByRole("treeitem").nth(3)).toHaveAccessibleName(/^Text/);
  await row(page, /^Heading/).click();
  await page.getByRole("button", { name: "Duplicate" }).click();
  await expect(row(page, /^Heading/)).toHaveCount(2);
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(row(page, /^Heading/)).toHaveCount(1);

  // The first version is active.
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Make version…" }).click();
  const version = page.getByRole("dialog", { name: "Make version 1" });
  await version.getByRole("textbox", { name: "Name" }).fill("First wording");
  await version.getByRole("button", { name: "Make version 1 active" }).click();
  await expect(page.getByText("v1 active", { exact: true })).toBeVisible();

  // To MJML: code with its mistakes named and jumped to, the last good preview kept.
  await page.getByRole("button", { name: "Convert", exact: true }).click();
  await page.getByRole("menuitem", { name: "To MJML…" }).click();
  const convert = page.getByRole("dialog", { name: "Convert to MJML" });
  await expect(convert).toContainText("There is no way back");
  await convert.getByRole("button", { name: "Convert to MJML" }).click();
  const code = page.getByRole("textbox", { name: "MJML" });
  await expect(code).toContainText("<mj-body");
  await expect(page.getByText("v1 active · draft changed")).toBeVisible();
  await code.getByText("Good to have you").click();
  await page.keyboard.type("{{#if Address}}");
  await expect(page.getByText(/This is the last good preview/)).toBeVisible();
  await expect(preview(page).getByRole("heading", { name: "Good to have you" })).toBeVisible();
  await picture(page, "template-code-broken");
  await page.getByRole("button", { name: /^Undo MJML/ }).click();
  await expect(page.getByText(/This is the last good preview/)).toHaveCount(0);

  // To HTML, one step back by Undo.
  await page.getByRole("button", { name: "Convert", exact: true }).click();
  await page.getByRole("menuitem", { name: "To HTML…" }).click();
  await page
    .getByRole("dialog", { name: "Convert to HTML" })
    .getByRole("button", { name: "Convert to HTML" })
    .click();
  await expect(page.getByRole("textbox", { name: "HTML" })).toContainText("<!doctype html");
  await picture(page, "template-html");
  await page.getByRole("button", { name: "Undo converting" }).click();
  await expect(code).toContainText("<mj-body");

  // Plain text follows the mail until it is written.
  await page.getByRole("tab", { name: "Plain text" }).click();
  await expect(page.getByRole("textbox", { name: "Plain text" })).toHaveValue(/Good to have you/);
  await page
    .getByRole("tabpanel", { name: "Plain text" })
    .getByRole("button", { name: "Edit" })
    .click();
  await page.getByRole("textbox", { name: "Plain text" }).fill("Only this");
  await page.getByRole("button", { name: "Regenerate" }).click();
  await expect(page.getByRole("textbox", { name: "Plain text" })).toHaveValue(/Good to have you/);

  // Versions are compared and restored.
  await page.getByRole("textbox", { name: "Preheader" }).fill("Coffee inside");
  await page.getByRole("tab", { name: /^Versions/ }).click();
  await page.getByRole("button", { name: "Compare…" }).click();
  const compare = page.getByRole("dialog", { name: "Compare versions" });
  await expect(compare.getByRole("table", { name: "Differences" })).toContainText(
    "Preheader: Coffee inside",
  );
  await picture(page, "template-compare");
  await compare.getByText("Pictures", { exact: true }).click();
  await expect(compare.locator("iframe")).toHaveCount(2);
  await compare.getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "Restore version 1" }).click();
  await expect(page.getByRole("tab", { name: "Blocks" })).toBeVisible();
  await expect(page.getByText("v1 active", { exact: true })).toBeVisible();

  // What there is to look at, and what stands in for a missing value.
  await page.getByRole("tab", { name: /^Checks/ }).click();
  await expect(page.getByRole("region", { name: "Variables" })).toContainText("FirstName");
  await picture(page, "template-checks");
  await page.getByRole("tab", { name: /^Variables/ }).click();
  await page.getByLabel("Default for User.UserAttributes.FirstName").fill("coffee lover");
  await picture(page, "template-variables");
  await page.getByRole("tab", { name: "Preview" }).click();
  await page.getByRole("combobox", { name: "Preview as" }).click();
  await page.getByRole("option", { name: /^Nobody/ }).click();
  await expect(preview(page).getByText("Dear coffee lover")).toBeVisible();

  // Many screens at once.
  await page.getByRole("button", { name: "Matrix…" }).click();
  const matrix = page.getByRole("dialog", { name: "Preview matrix" });
  await expect(matrix.getByText("12 previews")).toBeVisible();
  await expect(matrix.locator("iframe").first()).toBeVisible();
  await picture(page, "template-matrix");
  await matrix.getByRole("button", { name: "Close" }).click();

  // A test lands in the sandbox mailbox.
  await page.getByRole("button", { name: "Send test…" }).click();
  const sending = page.getByRole("dialog", { name: "Send a test" });
  await sending.getByRole("button", { name: "Send 1 test" }).click();
  await expect(sending.getByRole("list", { name: "Results" })).toContainText("Sent");
  await picture(page, "template-test");
  await sending.getByRole("link", { name: "Open in Messages › Tests" }).click();
  await expect(page.getByText(/\[Test\] Welcome, coffee lover/).first()).toBeVisible();
});

test("the library finds, copies, archives, exports, imports and deletes", async ({ page, app }) => {
  await openTemplates(page, app);
  await create(page, "First mail", "Welcome");
  await page.getByRole("link", { name: "Templates" }).first().click();
  const card = (name: string) => page.getByRole("article", { name, exact: true });
  await expect(card("First mail").locator("iframe")).toBeVisible();

  const menu = async (name: string, item: string) => {
    await page.getByRole("button", { name: `Actions for ${name}`, exact: true }).click();
    await page.getByRole("menuitem", { name: item }).click();
  };
  await menu("First mail", "Duplicate");
  await expect(card("First mail copy")).toBeVisible();
  await picture(page, "templates-grid");
  await menu("First mail copy", "Rename and tags…");
  const describe = page.getByRole("dialog", { name: "Name and tags" });
  await describe.getByRole("textbox", { name: "Name" }).fill("Shop mail");
  await describe.getByLabel("Tags").fill("team: shop");
  await describe.getByLabel("Tags").press("Enter");
  await describe.getByRole("button", { name: "Save" }).click();
  await page.getByLabel("Find a template").fill("team shop");
  await expect(card("Shop mail")).toBeVisible();
  await expect(card("First mail")).toHaveCount(0);
  await page.getByLabel("Find a template").fill("nothing like this");
  await page.getByRole("button", { name: "Clear filters" }).click();

  await menu("Shop mail", "Archive");
  await expect(card("Shop mail")).toHaveCount(0);
  await toast(page, "is archived").getByRole("button", { name: "Undo" }).click();
  await expect(card("Shop mail")).toBeVisible();

  // Out as Pinpoint's JSON, and in again under another name.
  const saved = page.waitForEvent("download");
  await menu("First mail", "Export Pinpoint JSON");
  const file = await (await saved).path();
  expect(readFileSync(file, "utf8")).toContain("HtmlPart");
  await page.getByRole("button", { name: "Import…" }).click();
  const dialog = page.getByRole("dialog", { name: "Import templates" });
  await dialog.locator('input[type="file"]').setInputFiles([
    { name: "Welcome.json", mimeType: "application/json", buffer: readFileSync(file) },
    { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("no markup at all") },
  ]);
  await expect(dialog.getByText("This is neither HTML")).toBeVisible();
  await dialog.getByLabel("Name for Welcome.json").fill("Taken in");
  await picture(page, "templates-import");
  await dialog.getByRole("button", { name: "Import 1 template" }).click();
  await expect(card("Taken in")).toContainText("v1 active");

  await menu("Taken in", "Delete");
  await expect(card("Taken in")).toHaveCount(0);
  await toast(page, "is deleted").getByRole("button", { name: "Undo" }).click();
  await expect(card("Taken in")).toBeVisible();
  await page.getByText("Table", { exact: true }).click({ force: true });
  await expect(page.getByRole("grid", { name: "Templates" })).toContainText("team: shop");
  await picture(page, "templates-table");
});

test("a template is made and versioned by keyboard", async ({ page, app }) => {
  await openTemplates(page, app);
  await page.keyboard.press("Control+6");
  await page.keyboard.press("Control+N");
  const dialog = page.getByRole("dialog", { name: "New template" });
  await expect(dialog.getByRole("textbox", { name: "Name" })).toBeFocused();
  await page.keyboard.type("By keyboard");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "By keyboard", level: 1 })).toBeVisible();

  const tabTo = async (name: string, role: "textbox" | "button" | "treeitem" | "tab") => {
    const target = page.getByRole(role, { name, exact: true });
    for (let step = 0; step < 80; step += 1) {
      if (await target.evaluate((own) => own === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab does not reach ${name}.`);
  };
  await tabTo("Subject", "textbox");
  await page.keyboard.type("Typed, not clicked");
  await tabTo("Heading", "button");
  await page.keyboard.press("Enter");
  await expect(row(page, /^Heading/)).toBeVisible();
  await tabTo("Text", "button");
  await page.keyboard.press("Enter");
  await tabTo("Text: Write here.", "treeitem");
  await page.keyboard.press("Alt+ArrowUp");
  await expect(tree(page).getByRole("treeitem").nth(2)).toHaveAccessibleName(/^Text/);
  await page.keyboard.press("ArrowDown");
  await expect(row(page, /^Heading/)).toBeFocused();
  await page.keyboard.press("Control+d");
  await expect(row(page, /^Heading/)).toHaveCount(2);
  await page.keyboard.press("Delete");
  await expect(row(page, /^Heading/)).toHaveCount(1);
  await page.keyboard.press("Control+z");
  await expect(row(page, /^Heading/)).toHaveCount(2);
  await page.keyboard.press("Control+Enter");
  const version = page.getByRole("dialog", { name: "Make version 1" });
  await expect(version.getByRole("textbox", { name: "Name" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("v1 active", { exact: true })).toBeVisible();
});

test("an SMS says what it costs, and a hostile mail runs nothing", async ({ page, app }) => {
  await openTemplates(page, app);
  await page.getByRole("button", { name: "New template" }).click();
  const dialog = page.getByRole("dialog", { name: "New template" });
  await dialog.getByText("SMS", { exact: true }).click();
  await dialog.getByRole("textbox", { name: "Name" }).fill("Ready");
  await dialog.getByRole("button", { name: "Create template" }).click();
  const text = page.getByRole("textbox", { name: "Text" });
  await text.fill(`It’s ready. ${"a".repeat(80)}`);
  await expect(page.getByText("2 parts")).toBeVisible();
  await expect(page.getByText(/1 part instead of 2/)).toBeVisible();
  await picture(page, "template-sms");
  await page.getByRole("button", { name: "Replace with '" }).click();
  await expect(text).toHaveValue(/^It's ready/);
  await expect(page.getByText("1 part", { exact: true })).toBeVisible();

  await page.getByRole("link", { name: "Templates" }).first().click();
  await page.getByRole("button", { name: "Import…" }).click();
  const importing = page.getByRole("dialog", { name: "Import templates" });
  await importing.locator('input[type="file"]').setInputFiles({
    name: "hostile.html",
    mimeType: "text/html",
    buffer: Buffer.from(
      '<p id="a" onclick="top.hacked=1">Hello</p><script>top.hacked=1</script><svg onload="top.hacked=1"></svg>',
    ),
  });
  await importing.getByRole("button", { name: "Import 1 template" }).click();
  await toast(page, "1 template imported").getByRole("button", { name: "Open" }).click();
  await expect(preview(page).getByText("Hello")).toBeVisible();
  expect(await page.evaluate(() => "hacked" in globalThis)).toBe(false);
});
