import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { setSettings } from "../shared/journey/settings.ts";
import { type App, beforehand, expect, openSample, picture, test } from "./app.ts";

test.use({ begin: "sample" });

/** The welcome starter for those of a small segment, with a template in each of its mails. */
const filled = (app: App) =>
  beforehand(app, async (api) => {
    const { id } = await api.journeys.create({
      name: "Welcome series",
      from: { kind: "starter", starter: "welcome" },
    });
    const segment = (await api.segments.list()).find(({ name }) => name === "Lapsed coffee buyers");
    const template = (await api.templates.list()).find(
      ({ type, activeVersion }) => type === "email" && activeVersion !== null,
    );
    const journey = await api.journeys.get({ id });
    // Nobody is held out: who that would be goes by the journey's id, which is drawn anew each time.
    let document = { ...journey.document, settings: { ...journey.document.settings, holdout: 0 } };
    const set = (activity: string, settings: unknown) => {
      const edited = setSettings(document, activity, settings);
      if (!edited.ok) throw new Error(edited.text);
      ({ document } = edited);
    };
    for (const [activity, { type, settings }] of Object.entries(document.activities)) {
      if (type === "entry")
        set(activity, {
          by: { kind: "segment", segmentId: segment?.id ?? null, refresh: null, onUpdate: false },
        });
      if (type === "email") set(activity, { ...(settings as object), templateId: template?.id });
    }
    await api.journeys.edit({ id, revision: journey.revision, step: "Fill in", document });
    return id;
  });

async function openFilled(page: Page, app: App): Promise<void> {
  await openSample(page, app);
  const id = await filled(app);
  await page.goto(new URL(`/journeys/${id}`, app.url).href);
  await expect(page.getByRole("button", { name: "Test", exact: true })).toBeVisible();
}

const serious = async (page: Page) =>
  (await new AxeBuilder({ page }).exclude("iframe").analyze()).violations;
const result = (page: Page) =>
  page.getByRole("complementary", { name: "Result of the simulation" });
const outcomes = (page: Page) => result(page).getByRole("region", { name: "Outcomes" });
const time = (page: Page) => page.getByRole("slider", { name: "Time" });
const card = (page: Page, name: string) =>
  page.locator(".react-flow__node-activity", { hasText: name });

test("the welcome series is simulated: the same seed counts the same, time goes back, one is followed", async ({
  page,
  app,
}) => {
  test.slow();
  await openFilled(page, app);
  await page.keyboard.press("Alt+3");
  const setup = page.getByRole("complementary", { name: "Set up the simulation" });
  await setup.getByText("100", { exact: true }).click();
  await setup.getByRole("combobox", { name: "Answers to messages" }).click();
  await page.getByRole("option", { name: "Shares of my own" }).click();
  await setup.getByRole("button", { name: "Run", exact: true }).click();
  await expect(outcomes(page)).toContainText("Greeted", { timeout: 30_000 });
  const first = await outcomes(page).innerText();
  await picture(page, "journey-simulate");
  expect(await serious(page)).toEqual([]);

  await setup.getByRole("button", { name: "Run again" }).click();
  await expect(outcomes(page)).toBeVisible({ timeout: 30_000 });
  expect(await outcomes(page).innerText()).toBe(first);

  // At the beginning nobody has reached the split; a day later they wait.
  await time(page).focus();
  await page.keyboard.press("Home");
  await expect(card(page, "Opened “Welcome”?")).toContainText("0");
  await page.keyboard.press("Shift+ArrowRight");
  await expect(card(page, "2 days")).toContainText(/[1-9]\d*\s*waiting/);
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  await page.keyboard.press("Space");

  await result(page).getByRole("button", { name: "Seed 2" }).click();
  await expect(result(page)).toContainText("Differences are against seed 2.", { timeout: 30_000 });

  await result(page).getByTitle("Follow their way").first().click();
  const way = page.getByRole("list", { name: "What would happen" });
  await expect(way).toContainText("Joined this week");
  await expect(page.locator(".react-flow__edge [data-pale]").first()).toBeAttached();
  await picture(page, "journey-simulate-follow");
  expect(await serious(page)).toEqual([]);
});

test("a contact is tested who opens, and who does nothing", async ({ page, app }) => {
  test.slow();
  await openFilled(page, app);
  await page.getByRole("button", { name: "Test", exact: true }).click();
  const panel = page.getByRole("complementary", { name: "Test with a contact" });
  await panel.getByRole("button", { name: "Start the test" }).click();
  await panel.getByRole("button", { name: "Run to end" }).click();
  const question = panel.getByRole("region", { name: "Question" });
  await expect(question).toBeVisible();
  await expect(panel.getByText("2 days skipped")).toBeAttached();
  const mail = page.frameLocator("iframe[title^='Message']").first();
  await expect(mail.locator("body")).not.toBeEmpty();
  await picture(page, "journey-test");
  expect(await serious(page)).toEqual([]);

  await question.getByRole("checkbox", { name: "Opened" }).check();
  await question.getByRole("button", { name: "Run to end" }).click();
  const trace = panel.getByRole("list", { name: "What happens" });
  await expect(trace).toContainText("Offer test");
  await expect(trace).toContainText("Greeted");

  const steps = trace.getByRole("listitem").filter({ has: page.locator("strong") });
  while (!(await question.isVisible())) {
    const shown = await steps.count();
    await panel.getByRole("button", { name: "Back" }).click();
    await expect(steps).toHaveCount(shown - 1);
  }
  await question.getByRole("checkbox", { name: "Did nothing" }).check();
  await question.getByRole("button", { name: "Run to end" }).click();
  await expect(trace).toContainText("Reminded");
  await expect(trace).not.toContainText("Offer test");
});
