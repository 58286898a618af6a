import type { Locator, Page } from "@playwright/test";
import { beforehand, expect, openSample, test } from "./app.ts";

test.use({ begin: "sample" });

const card = (page: Page, id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);

async function placeOf(element: Locator): Promise<{ x: number; y: number }> {
  const box = await element.boundingBox();
  if (!box) throw new Error("It is not on the screen.");
  return { x: Math.round(box.x), y: Math.round(box.y) };
}

/** Takes a card by its head and carries it, in steps as a hand does. */
async function carried(
  page: Page,
  from: Locator,
  by: { x: number; y: number },
  look: () => Promise<void>,
) {
  const { x, y } = await placeOf(from);
  await page.mouse.move(x + 60, y + 16);
  await page.mouse.down();
  for (let step = 1; step <= 6; step += 1)
    await page.mouse.move(x + 60 + (by.x * step) / 6, y + 16 + (by.y * step) / 6);
  await look();
  await page.mouse.up();
}

test("cards arranged freely are drawn into line with others, and with Alt go where they are put", async ({
  page,
  app,
}) => {
  const { id } = await beforehand(app, (api) =>
    api.journeys.create({ name: "Arranged", from: { kind: "starter", starter: "welcome" } }),
  );
  await openSample(page, app);
  await page.goto(new URL(`/journeys/${id}`, app.url).href);
  await page.getByRole("button", { name: "Arrange freely" }).click();
  await page.getByRole("button", { name: /^Zoom \d+ %/ }).click();
  const entry = card(page, "entry");
  const mail = card(page, "welcome");
  await page.keyboard.press("Home");
  const start = await placeOf(mail);
  await carried(page, mail, { x: 4, y: 40 }, async () => {
    await expect(page.locator("[data-guide]")).toHaveCount(1);
  });
  await expect(page.locator("[data-guide]")).toHaveCount(0);
  await expect.poll(async () => (await placeOf(mail)).x).toBe((await placeOf(entry)).x);
  expect((await placeOf(mail)).y).toBeGreaterThan(start.y + 25);

  const before = await placeOf(mail);
  await page.keyboard.down("Alt");
  await carried(page, mail, { x: 4, y: 0 }, async () => {
    await expect(page.locator("[data-guide]")).toHaveCount(0);
  });
  await page.keyboard.up("Alt");
  await expect.poll(async () => (await placeOf(mail)).x).toBe(before.x + 4);
});

test("an edit far to one side leaves the card that it was about where it is on the screen", async ({
  page,
  app,
}) => {
  const { id } = await beforehand(app, (api) =>
    api.journeys.create({ name: "Steady", from: { kind: "starter", starter: "welcome" } }),
  );
  await openSample(page, app);
  await page.goto(new URL(`/journeys/${id}`, app.url).href);
  const reminder = card(page, "reminder");
  await reminder.click();
  const before = await placeOf(reminder);
  // On its path a random split: both columns move apart to make room.
  await page.keyboard.press("a");
  await page.keyboard.type("random");
  await page.keyboard.press("Enter");
  await expect(page.locator(".react-flow__node-activity")).toHaveCount(12);
  await expect.poll(() => placeOf(reminder)).toEqual(before);
});
