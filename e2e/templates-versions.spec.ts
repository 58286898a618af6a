import type { Page } from "@playwright/test";
import { type App, beforehand, expect, picture, test } from "./app.ts";
import { press, tabTo } from "./keyboard.ts";
import { plainMail } from "./template-parts.ts";

test.use({ begin: "sample" });

const subject = (page: Page) => page.getByRole("textbox", { name: "Subject" });

/** Opens a template that was made beforehand, with a first version. */
async function openNews(page: Page, app: App): Promise<void> {
  const id = await beforehand(app, async (api) => {
    const made = await api.templates.create({
      name: "News",
      content: plainMail("First wording, {{User.UserAttributes.FirstName}}", "News of the week"),
    });
    await api.templates.makeVersion({ id: made.id, name: "As it began", activate: true });
    return made.id;
  });
  await page.goto(app.url);
  await expect(page.getByRole("heading", { name: "Home", level: 1 })).toBeVisible();
  await page.goto(new URL(`/templates/${id}`, page.url()).href);
  await expect(page.getByText("v1 active", { exact: true })).toBeVisible();
}

test("two versions are named, compared in words and pictures, and restored", async ({
  page,
  app,
}) => {
  await openNews(page, app);
  await subject(page).fill("Second wording");
  await page.getByRole("textbox", { name: "Preheader" }).fill("Coffee inside");
  await expect(page.getByText("v1 active · draft changed")).toBeVisible();
  await page.getByRole("button", { name: "Make version…" }).click();
  const second = page.getByRole("dialog", { name: "Make version 2" });
  await second.getByRole("textbox", { name: "Name" }).fill("Shorter");
  await second.getByRole("checkbox", { name: "Make it the active version" }).uncheck();
  await second.getByRole("button", { name: "Make version 2", exact: true }).click();
  await expect(page.getByText("v1 active · v2 newest", { exact: true })).toBeVisible();

  await page.getByRole("tab", { name: /^Versions/ }).click();
  await expect(page.getByRole("list", { name: "Versions" })).toContainText(/Shorter.*As it began/);
  await page.getByRole("button", { name: "Compare…" }).click();
  const compare = page.getByRole("dialog", { name: "Compare versions" });
  await expect(compare.getByRole("combobox", { name: "Left" })).toHaveValue("v1 As it began");
  await expect(compare.getByRole("combobox", { name: "Right" })).toHaveValue("v2 Shorter");
  const differences = compare.getByRole("table", { name: "Differences" });
  await expect(differences).toContainText("Subject: First wording");
  await expect(differences).toContainText("Preheader: Coffee inside");
  await picture(page, "template-compare");
  await compare.getByText("Pictures", { exact: true }).click();
  await expect(
    compare.frameLocator('iframe[title="Picture of Version 2"]').getByRole("heading"),
  ).toHaveText("News of the week");
  await expect(compare.locator("iframe")).toHaveCount(2);
  await compare.getByRole("button", { name: "Close" }).click();

  await page.getByRole("button", { name: "Restore version 1" }).click();
  await expect(subject(page)).toHaveValue("First wording, {{User.UserAttributes.FirstName}}");
  await expect(page.getByText("v1 active · v2 newest · draft changed")).toBeVisible();
});

test("a mail is checked, filled with defaults, seen on many screens, and tried", async ({
  page,
  app,
}) => {
  await openNews(page, app);
  await page.getByRole("tab", { name: /^Checks/ }).click();
  await expect(page.getByRole("region", { name: "Variables" })).toContainText("FirstName");
  await picture(page, "template-checks");
  await page.getByRole("tab", { name: /^Variables/ }).click();
  await page.getByLabel("Default for User.UserAttributes.FirstName").fill("coffee lover");
  await picture(page, "template-variables");
  await page.getByRole("tab", { name: "Preview" }).click();
  await page.getByRole("combobox", { name: "Preview as" }).click();
  await page.getByRole("option", { name: /^Nobody/ }).click();
  await expect(page.getByRole("region", { name: "In the inbox" })).toContainText(
    "First wording, coffee lover",
  );

  await page.getByRole("button", { name: "Matrix…" }).click();
  const matrix = page.getByRole("dialog", { name: "Preview matrix" });
  await expect(matrix.getByText("12 previews")).toBeVisible();
  await expect(
    matrix.frameLocator("iframe").first().getByRole("heading", { name: "News of the week" }),
  ).toBeVisible();
  await picture(page, "template-matrix");
  await matrix.getByText("Dark", { exact: true }).click();
  await expect(matrix.getByText("6 previews")).toBeVisible();
  await matrix.getByRole("switch", { name: "Images" }).click();
  await expect(matrix.locator('iframe[title$=", dark, without images"]').first()).toBeVisible();
  await matrix.getByRole("button", { name: "Close" }).click();

  await page.getByRole("button", { name: "Send test…" }).click();
  const sending = page.getByRole("dialog", { name: "Send a test" });
  await sending.getByRole("button", { name: "Send 1 test" }).click();
  await expect(sending.getByRole("list", { name: "Results" })).toContainText("Sent");
  await picture(page, "template-test");
  await sending.getByRole("link", { name: "Open in Messages › Tests" }).click();
  await expect(page.getByText(/\[Test\] First wording, coffee lover/).first()).toBeVisible();
});

test("versions, the matrix and a test are reached by keyboard alone", async ({ page, app }) => {
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  await openNews(page, app);
  await tabTo(page, subject(page));
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Second wording");
  await expect(page.getByText("v1 active · draft changed")).toBeVisible();
  await page.keyboard.press("Control+Enter");
  const version = page.getByRole("dialog", { name: "Make version 2" });
  await expect(version.getByRole("textbox", { name: "Name" })).toBeFocused();
  await page.keyboard.type("Shorter");
  await page.keyboard.press("Enter");
  await expect(page.getByText("v2 active", { exact: true })).toBeVisible();

  // From tab to tab by the arrow keys.
  await tabTo(page, page.getByRole("tab", { name: "Preview", exact: true }));
  await page.keyboard.press("End");
  await expect(page.getByRole("tab", { name: /^Versions/ })).toBeFocused();
  await press(page, button("Compare…"));
  const compare = page.getByRole("dialog", { name: "Compare versions" });
  await expect(compare.getByRole("table", { name: "Differences" })).toContainText("Second wording");
  await page.keyboard.press("Escape");
  await press(page, button("Restore version 1"));
  await expect(subject(page)).toHaveValue(/^First wording/);

  await tabTo(page, page.getByRole("tab", { name: /^Versions/ }));
  await page.keyboard.press("Home");
  await press(page, button("Matrix…"));
  const matrix = page.getByRole("dialog", { name: "Preview matrix" });
  await expect(matrix.getByText("12 previews")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(matrix).toHaveCount(0);
  await press(page, button("Send test…"));
  const sending = page.getByRole("dialog", { name: "Send a test" });
  await press(page, sending.getByRole("button", { name: "Send 1 test" }));
  await expect(sending.getByRole("list", { name: "Results" })).toContainText("Sent");
  await press(page, sending.getByRole("link", { name: "Open in Messages › Tests" }));
  await expect(page.getByText(/\[Test\] First wording, \p{L}+/u).first()).toBeVisible();
});

test("one campaign sends the version it is pinned to, another the one that is active", async ({
  page,
  app,
}) => {
  const made = await beforehand(app, async (api) => {
    const { id } = await api.templates.create({
      name: "News",
      content: plainMail("First wording", "News of the week"),
    });
    await api.templates.makeVersion({ id, name: "", activate: true });
    const content = plainMail("Second wording", "News of the week, again");
    await api.templates.keepDraft({ id, revision: 1, content });
    await api.templates.makeVersion({ id, name: "", activate: false });
    const staff = (await api.segments.list()).find(({ name }) => name === "Staff and testers");
    const campaign = async (name: string) =>
      (await api.campaigns.create({ name, segmentId: staff?.id ?? null })).id;
    return { id, pinned: await campaign("Pinned news"), active: await campaign("Newest news") };
  });
  await page.goto(app.url);
  await expect(page.getByRole("heading", { name: "Home", level: 1 })).toBeVisible();
  const open = (path: string) => page.goto(new URL(path, page.url()).href);
  const choose = async (campaign: string, version: RegExp, words: string) => {
    await open(`/campaigns/${campaign}?step=message`);
    await page.getByRole("button", { name: "Use a template" }).click();
    const dialog = page.getByRole("dialog", { name: "Use a template" });
    await dialog.getByRole("combobox", { name: "Template" }).click();
    await page.getByRole("option", { name: "News", exact: true }).click();
    await dialog.getByRole("radio", { name: version }).click();
    await dialog.getByRole("button", { name: "Use this template" }).click();
    await expect(page.getByRole("region", { name: "Template" })).toContainText(words);
  };
  await choose(made.pinned, /^Version 1, whatever comes later/, "News, version 1");
  await choose(made.active, /^The one that is active/, "the version that is active when it is");
  await picture(page, "campaign-template");

  // Version 2 becomes the active one before either is sent.
  await open(`/templates/${made.id}`);
  await page.getByRole("tab", { name: /^Versions/ }).click();
  await expect(page.getByText("used by 2 campaigns")).toBeVisible();
  await page.getByRole("button", { name: "Make version 2 active" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Make active" }).click();
  await expect(page.getByText("v2 active", { exact: true })).toBeVisible();

  for (const campaign of [made.pinned, made.active]) {
    await open(`/campaigns/${campaign}?step=review`);
    const launch = /^Launch to \d+ contacts$/;
    await page.getByRole("button", { name: launch }).click();
    await page.getByRole("dialog").getByRole("button", { name: launch }).click();
    await expect(
      page.getByRole("region", { name: "Figures" }).getByRole("link", { name: /^Delivered 100%/ }),
    ).toBeVisible({ timeout: 30_000 });
  }

  // The mails say which wording they are.
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: /^Messages/ })
    .click();
  const inbox = page.getByRole("grid", { name: "Sandbox inbox" });
  await inbox
    .getByRole("row", { name: /Second wording/ })
    .first()
    .click();
  await expect(page.frameLocator("iframe").getByRole("heading")).toHaveText(
    "News of the week, again",
  );
  await page.getByRole("searchbox", { name: "Search Sandbox inbox" }).fill("First wording");
  await inbox
    .getByRole("row", { name: /First wording/ })
    .first()
    .click();
  await expect(page.frameLocator("iframe").getByRole("heading")).toHaveText("News of the week");
  await expect(inbox.getByText("Second wording")).toHaveCount(0);
  await picture(page, "campaign-template-mails");
});
