import { once } from "node:events";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/websocket";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { WebSocket } from "ws";
import type { EngineClient } from "../shared/contract/index.ts";
import { type App, expect, openSample, picture, test } from "./app.ts";

test.use({ begin: "sample" });

/** A blank journey, made beside the page. */
async function blankJourney(app: App, name: string): Promise<string> {
  const url = new URL(app.url);
  const signIn = await fetch(url, { redirect: "manual" });
  const cookie = (signIn.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const socket = new WebSocket(`ws://${url.host}/engine`, { origin: url.origin, headers: { cookie } }); // prettier-ignore
  socket.binaryType = "arraybuffer";
  await once(socket, "open");
  const api: EngineClient = createORPCClient(new RPCLink({ websocket: socket as never }));
  const { id } = await api.journeys.create({ name, from: { kind: "blank" } });
  socket.close();
  return id;
}

const canvas = (page: Page) => page.getByRole("group", { name: "Canvas of Welcome series" });
const card = (page: Page, name: RegExp) => canvas(page).getByRole("button", { name });
const cards = (page: Page) => canvas(page).locator(".react-flow__node-activity");

async function openBlank(page: Page, app: App): Promise<void> {
  await openSample(page, app);
  const id = await blankJourney(app, "Welcome series");
  await page.goto(new URL(`/journeys/${id}`, app.url).href);
  await expect(card(page, /^Entry,/)).toBeVisible();
}

/** Puts an activity after the one that has the focus, as a keyboard does; after a split on the path asked for. */
async function add(page: Page, words: string, title: RegExp, path?: string): Promise<void> {
  await page.keyboard.press("a");
  if (path !== undefined) {
    const menu = page.getByRole("menu", { name: "Add on which path?" });
    await expect(menu.getByRole("menuitem").first()).toBeFocused();
    await page.keyboard.type(path);
    await page.keyboard.press("Enter");
  }
  const search = page.getByRole("dialog").getByRole("textbox", { name: "Find an activity" });
  await expect(search).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
  await expect(card(page, title).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator(".react-flow__node-activity:focus")).toHaveAccessibleName(title);
}

test("a journey is drawn by keyboard, undone step by step, and is still there after a reload", async ({
  page,
  app,
}) => {
  await openBlank(page, app);
  await card(page, /^Entry,/).focus();
  await add(page, "send email", /^Send email,/);
  await add(page, "wait", /^Wait,/);
  await add(page, "yes", /^Yes\/no split,/);
  await add(page, "random", /^Random split,/, "y");
  await page.keyboard.press("ArrowUp");
  await add(page, "sms", /^Send SMS,/, "n");
  await expect(cards(page)).toHaveCount(6);
  await expect(card(page, /^Yes\/no split,.* path Yes to .*, path No to /)).toBeVisible();
  await picture(page, "journey-canvas");
  const axe = new AxeBuilder({ page });
  expect((await axe.analyze()).violations).toEqual([]);

  await page.getByRole("button", { name: "List view" }).click();
  const tree = page.getByRole("tree", { name: "Activities of Welcome series" });
  await expect(tree.getByRole("treeitem", { name: /^Random split,/ })).toBeVisible();
  await picture(page, "journey-list");
  await page.getByRole("button", { name: "List view" }).click();

  await page.reload();
  await expect(cards(page)).toHaveCount(6);
  for (let left = 5; left >= 1; left -= 1) {
    await page.getByRole("button", { name: /^Undo: / }).click();
    await expect(cards(page)).toHaveCount(left);
  }
  await expect(page.getByRole("button", { name: "Undo", exact: true })).toBeDisabled();
});

test("a journey is drawn by mouse: from the palette onto paths, by the “+”, moved and healed", async ({
  page,
  app,
}) => {
  await openBlank(page, app);
  await page.getByRole("button", { name: "Send email" }).dragTo(card(page, /^Entry,/));
  await expect(card(page, /^Send email,/)).toBeVisible();
  await canvas(page)
    .getByRole("button", { name: /^Add activity between .* and End$/ })
    .click();
  await page
    .getByRole("option", { name: /^Yes\/no split/ })
    .first()
    .click();
  await expect(cards(page)).toHaveCount(3);
  await canvas(page)
    .getByRole("button", { name: /^Add activity between .* and / })
    .first()
    .click();
  await page.getByRole("option", { name: /^Wait/ }).first().click();
  await expect(card(page, /^Entry,.* then 1 day$/)).toBeVisible();

  await card(page, /^Wait,/).click();
  await page.keyboard.press("Delete");
  await expect(cards(page)).toHaveCount(3);
  await expect(card(page, /^Send email,.* activity 2 of 3/)).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(card(page, /^Wait,.* activity 2 of 4/)).toBeVisible();
});
