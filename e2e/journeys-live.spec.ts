import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { day, minute } from "../shared/domain/time.ts";
import { blankJourneySettings } from "../shared/domain/journey.ts";
import { drawn, messageNews, outcome, place, waitFor } from "../shared/journey/starters/build.ts";
import { type App, beforehand, expect, openSample, picture, test } from "./app.ts";
import { card, cards, inspector } from "./journey-editor.ts";

test.use({ begin: "sample", letsTimePass: true });

/** A greeting, a wait, and what comes of having opened it; for the forty of “Staff and testers”. */
const small = (app: App) =>
  beforehand(app, async (api) => {
    const { id } = await api.journeys.create({ name: "Greeting", from: { kind: "blank" } });
    const { revision } = await api.journeys.get({ id });
    const named = <Row extends { id: string; name: string }>(rows: Row[], name: string) =>
      rows.find((row) => row.name === name)?.id ?? "";
    const segment = named(await api.segments.list(), "Staff and testers");
    const templates = await api.templates.list();
    const template = (name: string) => ({ templateId: named(templates, name) });
    const document = drawn(
      "Greeting",
      blankJourneySettings(),
      {
        entry: place("entry", "Staff", { by: { kind: "segment", segmentId: segment, refresh: "P1D", onUpdate: false } }, "hello"), // prettier-ignore
        hello: place("email", "Hello", template("Welcome — autumn"), "settle"),
        settle: waitFor("P1D", "opened"),
        opened: place(
          "yesNoSplit",
          "Opened it?",
          { conditions: [messageNews("hello", "open")], hiddenWait: false },
          { yes: "rest", no: "patience" },
        ),
        rest: waitFor("P7D", "greeted"),
        greeted: outcome("Greeted"),
        patience: waitFor("P3D", "reminder"),
        reminder: place("email", "Reminder", template("Free shipping"), "reminded"),
        reminded: outcome("Reminded"),
      },
      {},
    );
    await api.journeys.edit({ id, revision, step: "Fill in", document });
    return id;
  });

async function openSmall(page: Page, app: App): Promise<string> {
  // A campaign of the sample falls due meanwhile, in time that the program may take for sleep.
  const missed = page.getByRole("dialog", { name: "Missed sends" });
  await page.addLocatorHandler(missed, async () => {
    await missed.getByText("Skip", { exact: true }).click();
    await missed.getByRole("button", { name: "Apply" }).click();
  });
  await openSample(page, app);
  const id = await small(app);
  await page.goto(new URL(`/journeys/${id}`, app.url).href);
  await expect(cards(page)).toHaveCount(9);
  return id;
}

const mode = (page: Page, name: string) =>
  page.getByRole("radiogroup", { name: "Mode" }).getByText(name, { exact: true }).click();
const figures = (page: Page) => page.getByRole("complementary", { name: "Journey in figures" });
const figure = (page: Page, name: string) =>
  figures(page).getByRole("button", { name: new RegExp(`^${name}`) });
const numberIn = async (text: Locator) => Number(/[\d,]+/.exec(await text.innerText())?.[0].replace(",", "")); // prettier-ignore

/** A killed host is noticed by the page that is open; nothing else may be. */
test.afterEach(({ problems }) => {
  const others = problems.filter(
    (problem) => !/^WebSocket connection to .*(REFUSED|closed)/.test(problem),
  );
  problems.splice(0, problems.length, ...others);
});

/** Who has which mail of the journey. */
const received = (app: App) =>
  beforehand(app, async (api) => {
    const mails: string[] = [];
    for (let after: string | null = null; ;) {
      const page: Awaited<ReturnType<typeof api.messages.list>> = await api.messages.list({
        folder: "sandbox",
        after,
        limit: 200,
      });
      for (const { source, subject, to } of page.items)
        if (source === "Greeting") mails.push(`${subject} to ${to}`);
      if (page.next === null) return mails;
      after = page.next;
    }
  });

async function killAndReopen(page: Page, app: App, id: string): Promise<void> {
  await app.stop("SIGKILL");
  await app.start();
  await page.goto(app.url);
  await expect(page.getByRole("heading", { name: "Home", level: 1 })).toBeVisible();
  await page.goto(new URL(`/journeys/${id}`, app.url).href);
}

test("simulated, published, watched while people move, killed and opened again", async ({
  page,
  app,
}) => {
  const id = await openSmall(page, app);
  await mode(page, "Simulate");
  const setup = page.getByRole("complementary", { name: "Set up the simulation" });
  await setup.getByRole("button", { name: "Run", exact: true }).click();
  const outcomes = page.getByRole("region", { name: "Outcomes" });
  await expect(outcomes).toContainText("Reminded");
  const first = await outcomes.innerText();
  await setup.getByRole("button", { name: "Run again" }).click();
  await expect(setup.getByRole("button", { name: "Run again" })).toBeVisible();
  expect(await outcomes.innerText()).toBe(first);

  await mode(page, "Design");
  await page.getByRole("button", { name: "Review & publish" }).click();
  const publish = page.getByRole("region", { name: "Publish" });
  await expect(publish).toContainText("First version");
  for (const box of await page.getByRole("checkbox", { name: /^Reviewed: / }).all())
    await box.check();
  await picture(page, "journey-review");
  const button = publish.getByRole("button", { name: /^Publish v1 — \d+ people$/ });
  const people = Number(/— (\d+)/.exec(await button.innerText())?.[1]);
  await button.click();
  await expect(page.getByRole("timer", { name: /^“Greeting” starts in [45]:\d\d$/ })).toBeVisible();

  await app.later(5 * minute, page);
  await expect(page.getByText("Live · v1")).toBeVisible();
  await mode(page, "Live");
  await expect(figure(page, "Currently in journey")).toContainText(String(people));
  await expect(card(page, new RegExp(`^Wait, 1 day, ${people} waiting`))).toBeVisible();

  // One of them opens the mail, and clicks in it.
  const hello = inspector(page, "Send email");
  await page.goto(new URL("/messages/sandbox", app.url).href);
  const mails = page.getByRole("grid", { name: "Sandbox inbox" });
  const mail = mails.getByRole("row", { name: /Here’s 10% off/ }).first();
  await mail.click();
  for (const act of ["Open", "Click a link…"]) {
    await page.getByRole("button", { name: "Simulate" }).click();
    await page.getByRole("menuitem", { name: act, exact: true }).click();
    await expect(page.getByRole("menu")).toBeHidden();
  }
  await page.getByRole("dialog").getByRole("button").last().click();
  await expect(page.getByText("Recorded as simulated: click.").first()).toBeVisible();
  await page.goto(new URL(`/journeys/${id}`, app.url).href);
  await mode(page, "Live");
  await card(page, /^Send email, Hello,/).click();
  await expect(hello.getByRole("button", { name: "Clicked: 1. Show people" })).toBeVisible();
  await hello.getByRole("button", { name: "Opened: 1. Show people" }).click();
  await expect(page.getByRole("list", { name: "People" }).getByRole("listitem")).toHaveCount(1);
  await picture(page, "journey-live");
  const axe = new AxeBuilder({ page }).disableRules(["label-content-name-mismatch"]);
  expect((await axe.analyze()).violations).toEqual([]);

  // It is killed just as everybody is due, and begins again.
  await app.later(day, page);
  await killAndReopen(page, app, id);
  await mode(page, "Live");
  await expect(card(page, new RegExp(`^Wait, 3 days, ${people - 1} waiting`))).toBeVisible();
  await expect(card(page, /^Wait, 7 days, 1 waiting/)).toBeVisible();
  await app.later(3 * day, page);
  await expect(card(page, /^Send email, Reminder, /)).toHaveAccessibleName(/, [1-9]\d* sent/);
  await expect(figure(page, "Completed")).toContainText(String(people - 1));
  // Each has each mail once, and what is counted is what lies in the mailbox.
  const sent = async (name: RegExp) => {
    await card(page, name).click();
    return numberIn(hello.getByRole("button", { name: /^Sent: / }));
  };
  // As many a second as the channel allows.
  const waiting = () =>
    beforehand(app, async (api) =>
      (await api.messages.folders()).find(({ folder }) => folder === "outbox"),
    );
  await expect.poll(async () => (await waiting())?.count, { timeout: 60_000 }).toBe(0);
  const mailbox = await received(app);
  expect(new Set(mailbox).size).toBe(mailbox.length);
  await expect
    .poll(async () => (await sent(/^Send email, Hello,/)) + (await sent(/^Send email, Reminder,/)))
    .toBe(mailbox.length);
});
