import type { Page } from "@playwright/test";
import { expect, picture, test } from "./app.ts";

const people = [
  "ChannelType,Address,User.UserId,User.UserAttributes.FirstName,Location.City,Metrics.Orders",
  "EMAIL,amara@example.com,u1,Amara,Vienna,3",
  "EMAIL,ruth@example.com,u2,Ruth,Vienna,0",
  "EMAIL,anna@@mail.example,u3,Anna,Vienna,1",
  "EMAIL,jonas@example.com,u4,Jonas,Graz,5",
  "EMAIL,mei@example.com,u5,,Vienna,2",
].join("\n");

const next = (page: Page, step: string) =>
  page.getByRole("button", { name: `Next: ${step}` }).click();
const figure = (page: Page, name: RegExp) =>
  page.getByRole("region", { name: "Figures" }).getByRole("link", { name });

test("from the first window to the report, by mouse", async ({ page, app }) => {
  await page.goto(app.url);
  await page.getByRole("radio", { name: /Start empty/ }).click();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Roastery");
  await page.getByRole("button", { name: "Create project" }).click();
  await expect(page.getByRole("heading", { name: "Home", level: 1 })).toBeVisible();
  await expect(page.getByText("—").first()).toBeVisible();
  await picture(page, "home-empty");

  // Import: one row is wrong, and says where and why.
  await page.getByRole("link", { name: "Audience" }).click();
  await page.getByRole("link", { name: "Import contacts" }).first().click();
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(people) });
  await expect(
    page.getByText("Comma-separated, UTF-8, 5 rows, first row is the header."),
  ).toBeVisible();
  await picture(page, "import-file");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByRole("combobox", { name: "Location.City goes to" })).toHaveValue(/City/);
  await picture(page, "import-columns");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByRole("row", { name: /4 Address anna@@mail\.example/ })).toBeVisible();
  await picture(page, "import-check");
  await page.getByRole("button", { name: "Import 4 rows" }).click();
  await expect(page.getByText("4 added, 0 updated, 1 rejected.")).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download rejected rows" }).click();
  expect((await download).suggestedFilename()).toMatch(/rejected\.csv$/);
  await picture(page, "import-result");

  // A dynamic segment with a live count.
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: /^Segments/ })
    .click();
  await page.getByText("New segment", { exact: true }).first().click();
  await page.getByRole("combobox", { name: "Attribute" }).click();
  await page.getByRole("combobox", { name: "Attribute" }).fill("city");
  await page.getByRole("option", { name: /City/ }).first().click();
  await page.getByRole("combobox", { name: "Value" }).click();
  await page.getByRole("option", { name: /Vienna/ }).click();
  const live = page.getByRole("complementary", { name: "Live count" });
  await expect(live.getByText("3 contacts", { exact: true })).toBeVisible();
  await expect(live.getByRole("link", { name: /Amara/ })).toBeVisible();
  await picture(page, "segment");
  await page.getByRole("button", { name: "Save segment" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("In Vienna");
  await page.getByRole("dialog").getByRole("button", { name: /Save/ }).click();
  await expect(page.getByRole("heading", { name: /^In Vienna/, level: 1 })).toBeVisible();

  // A campaign to the imported segment.
  await page.getByRole("link", { name: /^Campaigns/ }).click();
  await page.getByRole("button", { name: "New campaign" }).first().click();
  await page.getByRole("textbox", { name: "Name" }).fill("Autumn roast");
  await picture(page, "campaign-setup");
  await next(page, "Audience");
  await page.getByRole("radio", { name: "people" }).click();
  await expect(page.getByRole("region", { name: "Reach" })).toContainText("Will be sent");
  await picture(page, "campaign-audience");
  await next(page, "Message");
  await page.getByRole("button", { name: "Start from a simple layout" }).click();
  await page
    .getByRole("textbox", { name: "Subject" })
    .fill("{{User.UserAttributes.FirstName}}, the autumn roast is in");
  await expect(page.frameLocator("iframe").first().getByRole("link").first()).toBeVisible();
  await picture(page, "campaign-message");
  await next(page, "Schedule");
  await picture(page, "campaign-schedule");
  await next(page, "Review");
  await expect(page.getByText("none to real people").first()).toBeVisible();
  await picture(page, "campaign-review");
  await page.getByRole("button", { name: "Launch to 4 contacts" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Launch to 4 contacts" }).click();
  await expect(figure(page, /^Delivered 100%/)).toBeVisible({ timeout: 30_000 });

  // The mail has arrived; opening it and clicking its link are recorded through the tracking door.
  await page.getByRole("link", { name: /^Messages/ }).click();
  await page.getByRole("row", { name: /Amara, the autumn roast is in/ }).click();
  const mail = page.frameLocator("iframe");
  const opening = page.context().waitForEvent("page");
  await mail.getByRole("link").first().click();
  await (await opening).close();
  await picture(page, "mailbox");

  await page.getByRole("link", { name: /^Campaigns/ }).click();
  await page.getByRole("row", { name: /Autumn roast/ }).click();
  await page.keyboard.press("Enter");
  await expect(figure(page, /^Opened 25/)).toBeVisible();
  await expect(figure(page, /^Clicked 25/)).toBeVisible();
  await picture(page, "report");

  // The number opens exactly its contact, and the contact says why.
  await figure(page, /^Clicked 25/).click();
  await expect(page.getByRole("row", { name: /Amara/ })).toBeVisible();
  await expect(page.getByRole("row")).toHaveCount(2);
  await page.getByRole("row", { name: /Amara/ }).click();
  await expect(page.getByText(/Clicked/).first()).toBeVisible();
  await picture(page, "contact");
});
