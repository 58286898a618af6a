import type { Page } from "@playwright/test";
import { beforehand, expect, picture, test } from "./app.ts";
import { create, openTemplates, plainMail } from "./template-parts.ts";

test.use({ begin: "sample" });

const subject = (page: Page) => page.getByRole("textbox", { name: "Subject" });

test("two versions are named, compared in words and pictures, restored, and tried", async ({
  page,
  app,
}) => {
  await openTemplates(page, app);
  await create(page, "Newsletter", "Welcome");
  await subject(page).fill("First wording, {{User.UserAttributes.FirstName}}");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Make version…" }).click();
  const first = page.getByRole("dialog", { name: "Make version 1" });
  await first.getByRole("textbox", { name: "Name" }).fill("As it began");
  await first.getByRole("button", { name: "Make version 1 active" }).click();
  await expect(page.getByText("v1 active", { exact: true })).toBeVisible();

  await subject(page).fill("Second wording");
  await page.getByRole("textbox", { name: "Preheader" }).fill("Coffee inside");
  await expect(page.getByText("v1 active · draft changed")).toBeVisible();
  await page.getByRole("button", { name: "Make version…" }).click();
  const second = page.getByRole("dialog", { name: "Make version 2" });
  await second.getByRole("textbox", { name: "Name" }).fill("Shorter");
  await second.getByRole("checkbox", { name: "Make it the active version" }).uncheck();
  await second.getByRole("button", { name: "Make version 2", exact: true }).click();
  await expect(page.getByText("v1 active · v2 newest")).toBeVisible();

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
  await expect(compare.locator("iframe")).toHaveCount(2);
  await expect(
    compare.frameLocator('iframe[title="Picture of Version 2"]').getByRole("heading").first(),
  ).toBeVisible();
  await compare.getByRole("button", { name: "Close" }).click();

  await page.getByRole("button", { name: "Restore version 1" }).click();
  await expect(subject(page)).toHaveValue("First wording, {{User.UserAttributes.FirstName}}");
  await expect(page.getByText("v1 active · v2 newest · draft changed")).toBeVisible();

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
  await expect(page.getByRole("region", { name: "In the inbox" })).toContainText(
    "First wording, coffee lover",
  );

  // Many screens at once.
  await page.getByRole("button", { name: "Matrix…" }).click();
  const matrix = page.getByRole("dialog", { name: "Preview matrix" });
  await expect(matrix.getByText("12 previews")).toBeVisible();
  await expect(matrix.locator("iframe").first()).toBeVisible();
  await matrix.getByRole("radio", { name: "Dark" }).click({ force: true });
  await expect(matrix.getByText("6 previews")).toBeVisible();
  await picture(page, "template-matrix");
  await matrix.getByRole("button", { name: "Close" }).click();

  // A test lands in the sandbox mailbox.
  await page.getByRole("button", { name: "Send test…" }).click();
  const sending = page.getByRole("dialog", { name: "Send a test" });
  await sending.getByRole("button", { name: "Send 1 test" }).click();
  await expect(sending.getByRole("list", { name: "Results" })).toContainText("Sent");
  await picture(page, "template-test");
  await sending.getByRole("link", { name: "Open in Messages › Tests" }).click();
  await expect(page.getByText(/\[Test\] First wording, coffee lover/).first()).toBeVisible();
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
