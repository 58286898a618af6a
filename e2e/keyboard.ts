import type { Locator, Page } from "@playwright/test";
import { expect } from "./app.ts";

/**
 * Presses Tab, or Shift+Tab where that is the shorter way and nothing else is asked for, until the focus is on the control;
 * fails when it never comes by.
 */
export async function tabTo(
  page: Page,
  control: Locator,
  key?: "Tab" | "Shift+Tab",
): Promise<void> {
  await expect(control).toBeAttached();
  const pressed = key ?? ((await control.evaluate(isBehindFocus)) ? "Shift+Tab" : "Tab");
  for (let presses = 0; presses < 90; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(pressed);
  }
  throw new Error(`${pressed} never reaches ${control.toString()}`);
}

/** Runs in the page: whether the focus is further on than an element. */
const isBehindFocus = (element: Element): boolean => {
  const focus = document.activeElement;
  if (focus === null || focus === document.body) return false;
  return (element.compareDocumentPosition(focus) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
};

/** Goes to a control with Tab and presses it. */
export async function press(page: Page, control: Locator, key = "Enter"): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press(key);
}

/** Goes to a field with Tab and writes over what is in it. */
export async function write(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

/** Goes to a list with Tab and down it to an option. */
export async function pick(page: Page, field: Locator, option: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press("ArrowDown");
  await pickOption(page, page.getByRole("option", { name: option, exact: true }));
}

/** Goes down an open list to an option and takes it. */
export async function pickOption(page: Page, option: Locator): Promise<void> {
  await expect(option).toBeVisible();
  await down(page, option, (element) => element.hasAttribute("data-combobox-selected"));
  await page.keyboard.press("Enter");
}

/** Goes down a menu to an item and presses it. */
export async function pickItem(page: Page, item: Locator): Promise<void> {
  await expect(item).toBeVisible();
  await down(page, item, (element) => element === document.activeElement);
  await page.keyboard.press("Enter");
}

async function down(page: Page, wanted: Locator, reached: (element: Element) => boolean) {
  for (let presses = 0; presses < 40; presses += 1) {
    if (await wanted.evaluate(reached)) return;
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`The arrows never reach ${wanted.toString()}`);
}
