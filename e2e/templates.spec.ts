import { readFileSync } from "node:fs";
import { expect, picture, test } from "./app.ts";
import { create, openTemplates, preview, toast } from "./template-parts.ts";

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
