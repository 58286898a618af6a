import { readFileSync } from "node:fs";
import { beforehand, expect, picture, test } from "./app.ts";
import { create, htmlMail, openTemplates, preview, toast } from "./template-parts.ts";

test.use({ begin: "sample" });

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

test("what is wrong in a mail is named with its place, and nothing of it is lost", async ({
  page,
  app,
}) => {
  const id = await beforehand(app, async (api) => {
    const content = htmlMail("<p>The last good one</p>");
    return (await api.templates.create({ name: "Mended", content })).id;
  });
  await page.goto(app.url);
  await expect(page.getByRole("heading", { name: "Home", level: 1 })).toBeVisible();
  await page.goto(new URL(`/templates/${id}`, page.url()).href);
  const code = page.getByRole("textbox", { name: "HTML" });
  await code.click();
  await expect(preview(page).getByText("The last good one")).toBeVisible();
  const write = async (text: string) => {
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText(text);
  };
  const places = page.getByRole("tabpanel", { name: "Preview" }).getByRole("button", {
    name: /^Line /,
  });
  for (const [text, line] of [
    ["<p>שלום 👩‍🌾</p>\n<code>{{ x y }}</code>", /^Line 2, column 7: /],
    ["<p>\n{{shout Address}}</p>", /^Line 2, column 1: There is no helper called “shout”/],
    ["{{replace Address 'a'}}", /^Line 1, column 1: .*needs 3 values/],
    ["<p>{{#if Address}}</p>", /^Line 1, column 4: .*is not closed/],
    ['{{#*inline "a"}}{{> a}}{{/inline}}{{> a}}', /^Line 1, column \d+: .*for ever/],
  ] as const) {
    await write(text);
    await expect(places.first()).toHaveAccessibleName(line);
    await expect(page.getByText("This is the last good preview.")).toBeVisible();
    await expect(preview(page).getByText("The last good one")).toBeVisible();
  }
  await picture(page, "template-wrong");

  // More than a mail may have: it is said, the words stay on screen, and Undo mends it.
  await write("<p>beans</p>".repeat(170_000));
  await expect(page.getByText("Not saved", { exact: true })).toBeVisible();
  await expect(page.getByText(/^A mail has 2,000,000 characters at most/).first()).toBeVisible();
  await expect(code).toContainText("<p>beans</p>");
  await page.getByRole("button", { name: /^Undo HTML/ }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await code.click();
  await write('<p dir="rtl">שלום 👩‍🌾</p><a href="javascript:top.hacked=1">go</a>');
  await expect(preview(page).getByText("שלום 👩‍🌾")).toBeVisible();
  await page.getByRole("tab", { name: /^Checks/ }).click();
  await page.getByRole("button", { name: /would run a script/ }).click();
  await expect(code).toBeFocused();
});
