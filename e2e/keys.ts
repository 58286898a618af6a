import type { Locator, Page } from "@playwright/test";
import { expect } from "./app.ts";

/** Presses Tab, or Shift+Tab where that is the shorter way, until the focus is on the control; fails when it never comes by. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  const behind = await control.evaluate(
    (element) =>
      (element.compareDocumentPosition(document.activeElement ?? document.body) &
        Node.DOCUMENT_POSITION_FOLLOWING) !==
      0,
  );
  const key = behind ? "Shift+Tab" : "Tab";
  for (let presses = 0; presses < 90; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never reaches ${control.toString()}`);
}

/** Goes to a control by Tab and presses a key there. */
export async function press(page: Page, control: Locator, key = "Enter"): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press(key);
}
