import type { Page } from "@playwright/test";
import { expect, test } from "./app.ts";
import { press, tabTo } from "./keyboard.ts";

// No pointer in this file: only keys, and a look at where the focus is.

const people = [
  "ChannelType,Address,User.UserId,User.UserAttributes.FirstName,Location.City",
  "EMAIL,amara@example.com,u1,Amara,Vienna",
  "EMAIL,ruth@example.com,u2,Ruth,Vienna",
  "EMAIL,jonas@example.com,u3,Jonas,Graz",
].join("\n");

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

test("from the first window to the report, by keyboard alone", async ({ page, app }) => {
  await page.goto(app.url);
  await expect(page.getByRole("radio", { name: /Try the sample project/ })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await tabTo(page, page.getByRole("textbox", { name: "Name", exact: true }));
  await page.keyboard.type("Roastery");
  await press(page, button(page, "Create project"));
  await expect(page.getByRole("heading", { name: "Home", level: 1 })).toBeFocused();

  await page.keyboard.press("Control+2");
  await expect(page.getByRole("heading", { name: "Audience", level: 1 })).toBeVisible();
  await press(page, page.getByRole("link", { name: "Import contacts" }).first());
  const drop = button(page, /Drop a file here/);
  await tabTo(page, drop);
  const chooser = page.waitForEvent("filechooser");
  await page.keyboard.press("Enter");
  await (
    await chooser
  ).setFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(people) });
  await expect(page.getByText("Comma-separated, UTF-8, 3 rows")).toBeVisible();
  await press(page, button(page, "Next"));
  await expect(page.getByRole("combobox", { name: "Match on" })).toBeVisible();
  await press(page, button(page, "Next"));
  await press(page, button(page, "Import 3 rows"));
  await expect(page.getByText("3 added, 0 updated.")).toBeVisible();

  // A dynamic segment: the count is said as it changes.
  await page.keyboard.press("Control+3");
  await expect(page.getByRole("heading", { name: "Segments", level: 1 })).toBeVisible();
  await page.keyboard.press("Control+n");
  await expect(page.getByRole("combobox", { name: "Attribute" })).toBeFocused();
  await page.keyboard.type("city");
  await expect(page.getByRole("option", { name: /City/ }).first()).toBeVisible();
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("combobox", { name: "Value" }));
  await page.keyboard.type("Vienna");
  await expect(page.getByRole("option", { name: /Vienna/ }).first()).toBeVisible();
  await page.keyboard.press("Enter");
  const live = page.getByRole("complementary", { name: "Live count" });
  await expect(live.getByText("2 contacts", { exact: true })).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.type("In Vienna");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: /^In Vienna/, level: 1 })).toBeVisible();

  // A campaign to it.
  await page.keyboard.press("Control+5");
  await expect(page.getByRole("heading", { name: "Campaigns", level: 1 })).toBeVisible();
  await page.keyboard.press("Control+n");
  const name = page.getByRole("textbox", { name: "Name" });
  await tabTo(page, name);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Autumn roast");
  await press(page, button(page, "Next: Audience"));
  await tabTo(page, page.getByRole("radio").first());
  const wanted = page.getByRole("radio", { name: "In Vienna" });
  await page.keyboard.press("Space");
  if (!(await wanted.isChecked())) await page.keyboard.press("ArrowDown");
  await expect(wanted).toBeChecked();
  await press(page, button(page, "Next: Message"));
  await press(page, button(page, "Start from a simple layout"));
  await press(page, button(page, "Next: Schedule"));
  await press(page, button(page, "Next: Review"));
  await expect(button(page, "Launch to 2 contacts")).toBeEnabled();
  await page.keyboard.press("Control+Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await tabTo(page, dialog.getByRole("button", { name: "Launch to 2 contacts" }));
  await page.keyboard.press("Enter");
  const figures = page.getByRole("region", { name: "Figures" });
  await expect(figures.getByRole("link", { name: /^Delivered 100%/ })).toBeVisible({
    timeout: 30_000,
  });

  // Read the mail, then act as its receiver.
  await page.keyboard.press("Control+7");
  const list = page.getByRole("grid", { name: "Sandbox inbox" });
  // The list takes the focus before it has its rows, and keys have nothing to move to until then.
  await expect(list.getByRole("row", { name: /@example\.com/ }).first()).toBeVisible();
  await tabTo(page, list);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await press(page, button(page, "Simulate"));
  await expect(page.getByRole("menuitem", { name: "Click a link…" })).toBeVisible();
  while (
    !(await page
      .getByRole("menuitem", { name: "Click a link…" })
      .evaluate((item) => item === document.activeElement))
  )
    await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Recorded as simulated: click.").first()).toBeVisible();

  await expect(page.getByRole("dialog")).toBeHidden();

  await page.keyboard.press("Control+5");
  await expect(page.getByRole("heading", { name: "Campaigns", level: 1 })).toBeVisible();
  const table = page.getByRole("grid").first();
  await expect(table.getByRole("row", { name: /Autumn roast/ })).toBeVisible();
  await tabTo(page, table);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(figures.getByRole("link", { name: /^Clicked 50/ })).toBeVisible();
});
