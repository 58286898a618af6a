// How the stories of journeys get hold of the editor's parts, by what a screen reader says of them.
import type { Locator, Page } from "@playwright/test";
import { expect } from "./app.ts";

export const canvas = (page: Page) => page.getByRole("group", { name: /^Canvas of / });
/** A card by the beginning of its name: its type, a comma, and what it is called. */
export const card = (page: Page, name: RegExp) => canvas(page).getByRole("button", { name });
export const cards = (page: Page) => canvas(page).locator(".react-flow__node-activity");
/** The right panel: by the type of activity that it is about, or “Journey settings”. */
export const inspector = (page: Page, of: string) =>
  page.getByRole("complementary", { name: of, exact: true });
export const problems = (page: Page) => page.getByRole("region", { name: "Problems" });

/** The types of activity that are offered where one is to be put. */
export const offered = (page: Page, type: string) =>
  page.getByRole("option", { name: new RegExp(`^${type}`) }).first();

export const palette = (page: Page) =>
  page.getByRole("complementary", { name: "Activities", exact: true });

/** The capsules in which paths end, from left to right. */
export async function ends(page: Page, count: number): Promise<[Locator, ...Locator[]]> {
  const capsules = canvas(page).getByRole("button", { name: "End", exact: true });
  await expect(capsules).toHaveCount(count);
  const placed = await Promise.all(
    (await capsules.all()).map(async (capsule) => ({
      capsule,
      x: (await capsule.boundingBox())?.x ?? 0,
    })),
  );
  placed.sort((one, other) => one.x - other.x);
  return placed.map(({ capsule }) => capsule) as [Locator, ...Locator[]];
}

/** Chooses in a list, by mouse. */
export async function choose(field: Locator, option: string | RegExp): Promise<void> {
  await field.click();
  const page = field.page();
  await page
    .getByRole(
      "option",
      typeof option === "string" ? { name: option, exact: true } : { name: option },
    )
    // Lists that were open before stay in the document.
    .filter({ visible: true })
    .first()
    .click();
}

export const combobox = (panel: Locator, name: string) =>
  panel.getByRole("combobox", { name, exact: true });
export const textbox = (panel: Locator, name: string) =>
  panel.getByRole("textbox", { name, exact: true });

/** Whether every card is drawn, and what each says of itself and where it leads. */
export async function expectCards(page: Page, names: readonly RegExp[]): Promise<void> {
  await expect(cards(page)).toHaveCount(names.length);
  for (const name of names) await expect(card(page, name)).toHaveCount(1);
}
