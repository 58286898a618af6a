import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, openSample, picture, test } from "./app.ts";

const number = "+14255550142";

async function template(page: Page, channel: string, fill: () => Promise<void>): Promise<void> {
  await page.getByRole("link", { name: "Templates" }).first().click();
  await page.getByRole("button", { name: "New template" }).click();
  const dialog = page.getByRole("dialog", { name: "New template" });
  await dialog.getByText(channel, { exact: true }).click();
  await dialog.getByRole("textbox", { name: "Name" }).fill(`Ready ${channel}`);
  await dialog.getByRole("button", { name: "Create template" }).click();
  await fill();
}

/** Sends the open template to the address the dialog offers, and opens it in Messages. */
async function sendTest(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Send test…" }).click();
  const dialog = page.getByRole("dialog", { name: "Send a test" });
  await dialog.getByRole("button", { name: "Send 1 test" }).click();
  await expect(dialog.getByText("Sent", { exact: true })).toBeVisible();
  await dialog.getByRole("link", { name: "Open in Messages › Tests" }).click();
}

const accessible = async (page: Page) =>
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

test("SMS, push, voice and webhook are tried in the sandbox", async ({ page, app }) => {
  await openSample(page, app);
  // Where the project is filled, the window goes to Home once more.
  await expect(page.getByRole("link", { name: /^Audience/ })).toContainText("5,000", {
    timeout: 60_000,
  });
  await expect(page.getByRole("region", { name: "Next sends" })).toBeVisible();

  await template(page, "SMS", () =>
    page.getByRole("textbox", { name: "Text" }).fill("Your order is ready"),
  );
  await sendTest(page);
  await page.getByText("Your order is ready").first().click();
  const phone = page.getByRole("region", { name: `Phone of ${number}` });
  await phone.getByLabel("Reply as the receiver").fill("STOP");
  await phone.getByRole("button", { name: "Reply" }).click();
  await expect(phone.getByText("STOP", { exact: true })).toBeVisible();
  await accessible(page);
  await picture(page, "messages-sms");
  await page.getByRole("tab", { name: /Events/ }).click();
  await expect(page.getByText("Opted out by reply")).toBeVisible();

  await template(page, "Push", () =>
    page.getByRole("textbox", { name: "Title" }).first().fill("Ready for pickup"),
  );
  await sendTest(page);
  await page.getByText("Ready for pickup").first().click();
  await page.getByRole("button", { name: "Open notification" }).click();
  await expect(page.getByRole("button", { name: "Opened" })).toBeDisabled();
  await accessible(page);
  await picture(page, "messages-push");

  await template(page, "Voice", () =>
    page.getByRole("textbox", { name: "Text" }).fill("<speak>Press 1 to confirm</speak>"),
  );
  await sendTest(page);
  await page.getByText("Press 1 to confirm").first().click();
  await page.getByLabel("Keys pressed").fill("1");
  await page.getByRole("button", { name: "Answered", exact: true }).click();
  await expect(page.getByText("Pressed 1").first()).toBeVisible();
  await accessible(page);
  await picture(page, "messages-voice");

  await page.getByRole("link", { name: "Settings" }).first().click();
  await page.getByRole("link", { name: "Custom" }).click();
  await page.getByRole("button", { name: "Add attribute" }).click();
  await page.getByLabel("Name of attribute 1").fill("plan");
  await page.getByLabel("Value of attribute 1").fill("gold");
  await page.getByRole("button", { name: "Save answer" }).click();
  await page.getByLabel("Web address").fill("https://hooks.example/loyalty");
  await page.getByRole("button", { name: "Record a test call" }).click();
  await expect(page.getByText("Answered: HTTP 200")).toBeVisible();
  await accessible(page);
  await picture(page, "settings-custom");
  await page.getByRole("link", { name: "Open in Messages › Tests" }).click();
  await page.getByText("https://hooks.example/loyalty").first().click();
  await expect(page.getByRole("region", { name: "Answer", exact: true })).toContainText("gold");
  await accessible(page);
  await picture(page, "messages-custom");
});

const people = [
  "ChannelType,Address,User.UserId,User.UserAttributes.FirstName",
  "SMS,+14255550101,u1,Amara",
  "SMS,+14255550102,u2,Ruth",
  "EMAIL,mei@example.com,u3,Mei",
].join("\n");

test("a campaign goes by SMS", async ({ page, app }) => {
  await page.goto(app.url);
  await page.getByRole("radio", { name: /Start empty/ }).click();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Roastery");
  await page.getByRole("button", { name: "Create project" }).click();
  await page.getByRole("link", { name: "Audience" }).click();
  await page.getByRole("link", { name: "Import contacts" }).first().click();
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(people) });
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Import 3 rows" }).click();
  await expect(page.getByText("3 added, 0 updated.")).toBeVisible();

  await page.getByRole("link", { name: /^Campaigns/ }).click();
  await page.getByRole("button", { name: "New campaign" }).first().click();
  await page.getByRole("textbox", { name: "Name" }).fill("Ready for pickup");
  await page.getByRole("radio", { name: /^SMS/ }).click();
  await accessible(page);
  await picture(page, "campaign-channels");
  await page.getByRole("button", { name: "Next: Audience" }).click();
  await page.getByRole("radio", { name: "people" }).click();
  await expect(page.getByRole("region", { name: "Reach" })).toContainText("Will be sent");
  await page.getByRole("button", { name: "Next: Message" }).click();
  await page
    .getByRole("textbox", { name: "Text" })
    .fill("Hi {{User.UserAttributes.FirstName}}, your order is ready.");
  await expect(page.getByRole("region", { name: "As it is received" })).toContainText(
    /Hi (?:Amara|Ruth|Mei), your order is ready/,
  );
  await accessible(page);
  await picture(page, "campaign-sms");
  await page.getByRole("button", { name: "Next: Schedule" }).click();
  await page.getByRole("button", { name: "Next: Review" }).click();
  await expect(page.getByText("none to real people").first()).toBeVisible();
  await picture(page, "campaign-sms-review");
  await page.getByRole("button", { name: "Launch to 2 contacts" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("SMS is in the sandbox: 2 messages go");
  await dialog.getByRole("button", { name: "Launch to 2 contacts" }).click();
  await expect(page.getByText("SMS to")).toBeVisible();
  await expect(
    page.getByRole("region", { name: "Figures" }).getByRole("link", { name: /^Delivered 100%/ }),
  ).toBeVisible({ timeout: 30_000 });
  await accessible(page);
  await picture(page, "campaign-sms-report");
});
