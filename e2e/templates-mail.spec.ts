import type { Page } from "@playwright/test";
import { expect, picture, test } from "./app.ts";
import { press, tabTo } from "./keyboard.ts";
import { add, create, openTemplates, preview, row, tree } from "./template-parts.ts";

test.use({ begin: "sample" });

const convert = (page: Page, name: "MJML" | "HTML") =>
  page.getByRole("dialog", { name: `Convert to ${name}` });

test("the welcome mail is made by mouse: in blocks, then MJML, then HTML", async ({
  page,
  app,
}) => {
  await openTemplates(page, app);
  await create(page, "Welcome mail");

  // Envelope and four blocks, with variables from the picker, previewed as a contact.
  await page.getByRole("textbox", { name: "Subject" }).fill("Welcome, ");
  await page.getByRole("button", { name: "Insert a variable into Subject" }).click();
  await page.getByLabel("Search variables").fill("firstname");
  await page
    .getByRole("option", { name: /FirstName/ })
    .first()
    .click();
  await expect(page.getByRole("textbox", { name: "Subject" })).toHaveValue(
    "Welcome, {{User.UserAttributes.FirstName}}",
  );
  await page.getByRole("textbox", { name: "Preheader" }).fill("Coffee inside");
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
  await expect(page.getByRole("region", { name: "In the inbox" })).toContainText(
    /Welcome, \p{L}+.* – Coffee inside/u,
  );
  await picture(page, "template-blocks");

  // A block is dragged up and brought back by Undo; another is copied and deleted.
  await row(page, /^Button/).dragTo(row(page, /^Text/));
  await expect(tree(page).getByRole("treeitem").nth(3)).toHaveAccessibleName(/^Button/);
  await page.getByRole("button", { name: "Undo moving a block" }).click();
  await expect(tree(page).getByRole("treeitem").nth(3)).toHaveAccessibleName(/^Text/);
  await row(page, /^Heading/).click();
  await page.getByRole("button", { name: "Duplicate" }).click();
  await expect(row(page, /^Heading/)).toHaveCount(2);
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(row(page, /^Heading/)).toHaveCount(1);

  // To MJML: what is wrong has its line and column, and the last good preview stays.
  await page.getByRole("button", { name: "Convert", exact: true }).click();
  await page.getByRole("menuitem", { name: "To MJML…" }).click();
  await expect(convert(page, "MJML")).toContainText("There is no way back");
  await convert(page, "MJML").getByRole("button", { name: "Convert to MJML" }).click();
  const mjml = page.getByRole("textbox", { name: "MJML" });
  await expect(mjml).toContainText("<mj-body");
  await mjml.getByText("Good to have you").click();
  await page.keyboard.type("{{#if Address}}");
  await expect(page.getByText(/This is the last good preview/)).toBeVisible();
  await expect(preview(page).getByRole("heading", { name: "Good to have you" })).toBeVisible();
  await page.getByRole("button", { name: /^Line \d+, column \d+: .*\{\{#if\}\}/ }).click();
  await expect(mjml).toBeFocused();
  await picture(page, "template-code-broken");
  await page.getByRole("button", { name: /^Undo MJML/ }).click();
  await expect(page.getByText(/This is the last good preview/)).toHaveCount(0);
  await mjml.getByText("</mj-column>").click();
  await page.keyboard.press("Home");
  await page.keyboard.insertText("<mj-text>Written as MJML</mj-text>\n");
  await expect(preview(page).getByText("Written as MJML")).toBeVisible();

  // To HTML, back by Undo and forward again; what is written there is the mail.
  await page.getByRole("button", { name: "Convert", exact: true }).click();
  await page.getByRole("menuitem", { name: "To HTML…" }).click();
  await expect(convert(page, "HTML")).toContainText("There is no way back");
  await convert(page, "HTML").getByRole("button", { name: "Convert to HTML" }).click();
  const html = page.getByRole("textbox", { name: "HTML" });
  await expect(html).toContainText("<!doctype html");
  await page.getByRole("button", { name: "Undo converting" }).click();
  await expect(mjml).toContainText("<mj-body");
  await page.getByRole("button", { name: "Redo converting" }).click();
  await expect(html).toContainText("<!doctype html");
  await html.getByText("<!doctype html>").click();
  await page.keyboard.press("End");
  await page.keyboard.insertText("<p>Written as HTML</p>");
  await expect(preview(page).getByText("Written as HTML")).toBeVisible();
  await expect(preview(page).getByText("Written as MJML")).toBeVisible();
  await picture(page, "template-html");

  // The plain text follows the mail until it is written, and again when it is asked to.
  await page.getByRole("tab", { name: "Plain text" }).click();
  const plain = page.getByRole("tabpanel", { name: "Plain text" });
  const words = page.getByRole("textbox", { name: "Plain text" });
  await expect(words).toHaveValue(/Written as MJML/);
  await plain.getByRole("button", { name: "Edit" }).click();
  await words.fill("Only this");
  await plain.getByRole("button", { name: "Regenerate" }).click();
  await expect(words).toHaveValue(/See the coffees/);

  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Make version…" }).click();
  await page
    .getByRole("dialog", { name: "Make version 1" })
    .getByRole("button", { name: "Make version 1 active" })
    .click();
  await expect(page.getByText("v1 active", { exact: true })).toBeVisible();
});

test("the welcome mail is made by keyboard alone: in blocks, then MJML, then HTML", async ({
  page,
  app,
}) => {
  const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
  const field = (name: string) => page.getByRole("textbox", { name, exact: true });
  /** Types `{{` where the focus is, and takes the first name out of the list that opens. */
  const variable = async () => {
    await page.keyboard.type("{{");
    await expect(page.getByLabel("Search variables")).toBeFocused();
    await page.keyboard.type("firstname");
    await expect(page.getByRole("option", { name: /FirstName/ }).first()).toBeVisible();
    await page.keyboard.press("Enter");
  };
  const convertTo = async (name: "MJML" | "HTML") => {
    await press(page, button("Convert"));
    const item = page.getByRole("menuitem", { name: `To ${name}…` });
    await expect(item).toBeVisible();
    for (let turn = 0; turn < 3; turn += 1) {
      if (await item.evaluate((own) => own === document.activeElement)) break;
      await page.keyboard.press("ArrowDown");
    }
    await page.keyboard.press("Enter");
    const dialog = convert(page, name);
    await expect(dialog).toContainText("There is no way back");
    await press(page, dialog.getByRole("button", { name: `Convert to ${name}` }));
    await expect(dialog).toHaveCount(0);
  };

  await openTemplates(page, app);
  await page.keyboard.press("Control+n");
  await expect(
    page.getByRole("dialog", { name: "New template" }).getByRole("textbox", { name: "Name" }),
  ).toBeFocused();
  await page.keyboard.type("By keyboard");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "By keyboard", level: 1 })).toBeVisible();

  await tabTo(page, field("Subject"));
  await page.keyboard.type("Welcome, ");
  await variable();
  await expect(field("Subject")).toHaveValue("Welcome, {{User.UserAttributes.FirstName}}");
  await expect(field("Subject")).toBeFocused();
  await tabTo(page, field("Preheader"));
  await page.keyboard.type("Coffee inside");

  // Blocks: added, ordered, copied, deleted and brought back in the list of what is in the mail.
  await press(page, add(page, "Heading"));
  await expect(row(page, /^Heading/)).toBeVisible();
  await press(page, add(page, "Text"));
  await tabTo(page, row(page, /^Text/));
  await page.keyboard.press("Alt+ArrowUp");
  await expect(tree(page).getByRole("treeitem").nth(2)).toHaveAccessibleName(/^Text/);
  await page.keyboard.press("Alt+ArrowDown");
  await expect(tree(page).getByRole("treeitem").nth(3)).toHaveAccessibleName(/^Text/);
  await page.keyboard.press("Control+d");
  await expect(row(page, /^Text/)).toHaveCount(2);
  await page.keyboard.press("Delete");
  await expect(row(page, /^Text/)).toHaveCount(1);
  await page.keyboard.press("Control+z");
  await expect(row(page, /^Text/)).toHaveCount(2);
  await page.keyboard.press("Control+Shift+z");
  await expect(row(page, /^Text/)).toHaveCount(1);
  await tabTo(page, field("Text"));
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Dear ");
  await variable();
  await expect(field("Text")).toHaveText(/Dear \{\{User\.UserAttributes\.FirstName\}\}/);
  await press(page, row(page, /^Text/), "ArrowUp");
  await tabTo(page, field("Heading"));
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Good to have you");
  await press(page, add(page, "Footer"));
  await expect(preview(page).getByRole("heading", { name: "Good to have you" })).toBeVisible();
  await expect(preview(page).getByText(/^Dear \p{L}+/u)).toBeVisible();

  // Code: a mistake is named, taken back, and the mail written on; Tab leaves the field as any other.
  await convertTo("MJML");
  await expect(field("MJML")).toBeFocused();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Control+f");
  await page.keyboard.type("Good to have you");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(field("MJML")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("{{shout Address}}");
  await expect(
    page.getByRole("button", { name: /^Line \d+, column \d+: .*no helper called “shout”/ }),
  ).toBeVisible();
  await expect(preview(page).getByRole("heading", { name: "Good to have you" })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(page.getByText(/This is the last good preview/)).toHaveCount(0);
  await page.keyboard.type(" today");
  await expect(
    preview(page).getByRole("heading", { name: "Good to have you today" }),
  ).toBeVisible();
  await convertTo("HTML");
  await expect(field("HTML")).toBeFocused();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("End");
  await page.keyboard.insertText("<p>Written as HTML</p>");
  await expect(preview(page).getByText("Written as HTML")).toBeVisible();
  await page.keyboard.press("Control+Enter");
  const version = page.getByRole("dialog", { name: "Make version 1" });
  await expect(version.getByRole("textbox", { name: "Name" })).toBeFocused();
  await page.keyboard.type("First wording");
  await page.keyboard.press("Enter");
  await expect(page.getByText("v1 active", { exact: true })).toBeVisible();
});
