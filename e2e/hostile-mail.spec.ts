import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { BrowserContext, Page } from "@playwright/test";
import { type App, expect, picture, test } from "./app.ts";
import { hostileContact, hostileMails, type Hostile } from "./hostile-mails.ts";

/** An address that nobody may ask: whoever connects to it is noted, whatever the browser says of it. */
class Trap {
  readonly asked: string[] = [];
  readonly #server: Server = createServer((request, response) => {
    this.asked.push(request.url ?? "");
    const served = this.pages.get(request.url ?? "");
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(served ?? "<p>caught</p>");
  });
  /** Pages of the counter-test, which nothing protects. */
  readonly pages = new Map<string, string>();
  connections = 0;
  url = "";

  async start(): Promise<void> {
    this.#server.on("connection", () => (this.connections += 1));
    await new Promise<void>((done) => this.#server.listen(0, "127.0.0.1", done));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }
  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
}

/** What a mail did: lines it wrote, dialogs and windows it opened, downloads, and where its page went. */
function watchMail(context: BrowserContext): string[] {
  const seen: string[] = [];
  const watch = (page: Page) => {
    page.on("console", (message) => {
      if (message.text() === "RAN") seen.push("a script ran");
    });
    page.on("dialog", (dialog) => {
      seen.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("download", () => seen.push("a download"));
  };
  for (const page of context.pages()) watch(page);
  context.on("page", (page) => {
    watch(page);
  });
  return seen;
}

let trap: Trap;
test.beforeEach(async () => {
  trap = new Trap();
  await trap.start();
});
test.afterEach(async ({ problems }) => {
  await trap.stop();
  // The browser says aloud what it refused: here that is what is wanted, and anything else is not.
  const refused =
    /Content Security Policy|sandboxed|Blocked script execution|Blocked form submission|Ignored call|Refused to|blocked by CSP|Not allowed to load|net::ERR_BLOCKED_BY_CSP|The resource .* was preloaded/i;
  const others = problems.filter((problem) => !refused.test(problem));
  problems.splice(0, problems.length, ...others);
});

const settle = (page: Page) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );

/** A project whose only contact has values that mails should not be broken by. */
async function openProject(page: Page, app: App): Promise<void> {
  await page.goto(app.url);
  await page.getByRole("radio", { name: /Start empty/ }).click();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Traps");
  await page.getByRole("button", { name: "Create project" }).click();
  await expect(page.getByRole("heading", { name: "Home", level: 1 })).toBeVisible();
  await page.goto(new URL("/audience/import", app.url).href);
  const quoted = hostileContact(trap.url).map((value) => `"${value.replaceAll('"', '""')}"`);
  const head = "Address,User.UserId,User.UserAttributes.FirstName,User.UserAttributes.Site";
  await page.locator("input[type=file]").setInputFiles({
    name: "people.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`ChannelType,${head}\nEMAIL,${quoted.join(",")}\n`),
  });
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Import 1 row" }).click();
  await expect(page.getByText("1 added")).toBeVisible();
}

/** Mails as files into the library. */
async function take(page: Page, app: App, mails: readonly Pick<Hostile, "name" | "html">[]) {
  await page.goto(new URL("/templates", app.url).href);
  await page.getByRole("button", { name: "Import…" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Import templates" });
  await dialog.locator('input[type="file"]').setInputFiles(
    mails.map(({ name, html }) => ({
      name: `${name}.html`,
      mimeType: "text/html",
      buffer: Buffer.from(html),
    })),
  );
  await dialog.getByRole("button", { name: /^Import \d+ templates?$/ }).click();
  await expect(dialog).toBeHidden({ timeout: 60_000 });
}

async function expectNothing(page: Page, app: App, seen: readonly string[]): Promise<void> {
  expect(seen).toEqual([]);
  expect(trap.asked).toEqual([]);
  expect(trap.connections).toBe(0);
  expect(await page.evaluate(() => "hacked" in globalThis)).toBe(false);
  expect(new URL(page.url()).origin).toBe(new URL(app.url).origin);
}

test("hostile mails run nothing, go nowhere and fetch nothing, in the library and alone", async ({
  page,
  app,
  context,
}) => {
  const seen = watchMail(context);
  const mails = hostileMails(trap.url);
  await openProject(page, app);
  // All of them at once, each with its picture.
  await take(page, app, mails);
  const pages = new Map<string, string>();
  for (const { name } of mails) {
    const card = page.getByRole("article", { name, exact: true });
    await card.scrollIntoViewIfNeeded();
    const frame = card.locator("iframe:not([data-waiting])");
    await expect(frame).toBeVisible();
    pages.set(name, (await frame.getAttribute("src")) ?? "");
  }
  await picture(page, "templates-hostile");

  // The page by itself, without the frame around it: only its own policy holds it.
  let alone = await context.newPage();
  for (const { name, html } of mails) {
    const address = new URL(pages.get(name) ?? "", app.url).href;
    await alone.goto(address);
    if (html.includes(">go<")) await alone.getByText("go", { exact: true }).click();
    expect(alone.url().split("#")[0], name).toBe(address);
    if (!html.includes(">go<")) continue;
    // What a click begins must not meet the next mail.
    await alone.close();
    alone = await context.newPage();
  }
  await alone.close();
  await expectNothing(page, app, seen);
});

test("nor in the editor's preview as a hostile contact, in the matrix and in the mailbox", async ({
  page,
  app,
  context,
}) => {
  const seen = watchMail(context);
  const mails = hostileMails(trap.url);
  const variables = mails.filter(({ name }) => name.startsWith("variable"));
  await openProject(page, app);
  await take(page, app, variables);
  for (const { name } of variables) {
    await page.goto(new URL("/templates", app.url).href);
    await page.getByRole("article", { name, exact: true }).getByRole("link").first().click();
    const shown = page.frameLocator('iframe[title^="Preview of"]:not([aria-hidden="true"])');
    await expect(shown.getByText(/Hello/)).toBeVisible();
    if (name.endsWith("link")) await shown.getByText("go", { exact: true }).click();
    await settle(page);
  }
  await page.getByRole("button", { name: "Matrix…" }).click();
  const matrix = page.getByRole("dialog", { name: "Preview matrix" });
  await expect(matrix.locator("iframe").first()).toBeVisible();
  await matrix.getByRole("button", { name: "Close" }).click();

  // In the mailbox, as it arrived.
  const all = mails.filter(({ name }) => !/refresh|base|body|broken|comment/.test(name));
  const html = `<title>All at once</title>${all.map((mail) => mail.html).join("\n")}`;
  await take(page, app, [{ name: "All at once", html }]);
  await page.getByRole("status").getByRole("button", { name: "Open" }).click();
  await page.getByRole("button", { name: "Send test…" }).click();
  const sending = page.getByRole("dialog", { name: "Send a test" });
  await sending.getByRole("button", { name: "Send 1 test" }).click();
  await sending.getByRole("link", { name: "Open in Messages › Tests" }).click();
  await page
    .getByText(/\[Test\] All at once/)
    .first()
    .click();
  const mail = page.locator('iframe[title^="Preview of"]');
  await expect(mail.contentFrame().getByText("Hello").first()).toBeVisible();
  await picture(page, "message-hostile");

  await expectNothing(page, app, seen);
});

test("the same mails without protection do run, leave and fetch: the proof would notice", async ({
  browser,
}) => {
  test.slow();
  const bare = await browser.newContext();
  const seen = watchMail(bare);
  // The mails come from elsewhere than what they call, as they do in the app.
  const home = new Trap();
  await home.start();
  const addresses = new Map<string, string>();
  const show = async (at: number, html: string) => {
    home.pages.set(`/${at}`, html);
    await (await bare.newPage()).goto(`${home.url}/${at}`, { waitUntil: "commit" });
  };
  // Each asks below an address of its own, so that all can be looked at together.
  for (const at of hostileMails("").keys()) {
    const mail = hostileMails(`${trap.url}/${at}`)[at];
    if (!mail?.works) continue;
    addresses.set(mail.name, `/${at}/`);
    await show(at, mail.html);
  }
  const silent = () =>
    [...addresses]
      .filter(([, own]) => !trap.asked.some((asked) => asked.startsWith(own)))
      .map(([name]) => name);
  await expect.poll(silent, { timeout: 30_000 }).toEqual([]);
  expect(seen.length).toBeGreaterThan(10);
  expect(trap.connections).toBeGreaterThan(0);
  await bare.close();
  await home.stop();
});
