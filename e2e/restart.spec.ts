import { readdirSync } from "node:fs";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { expect, openSample, picture, test } from "./app.ts";

test.use({ begin: "sample" });

// A page that was open notices each end of the host: that, and only that, is no fault here.
test.afterEach(({ problems }) => {
  const others = problems.filter(
    (problem) => !/^WebSocket connection to .*(REFUSED|closed)/.test(problem),
  );
  problems.splice(0, problems.length, ...others);
});

test("closed and opened again, all is there; killed, too", async ({ page, app }) => {
  await openSample(page, app);
  await page.goto(new URL("/campaigns", app.url).href);
  await expect(page.getByRole("row", { name: /Advent calendar/ })).toBeVisible();
  expect(await app.stop()).toBe(0);
  await app.start();
  await page.goto(app.url);
  await expect(page.getByRole("heading", { name: "Home", level: 1 })).toBeVisible();
  await expect(page.getByText("5,000", { exact: true }).first()).toBeVisible();
  await app.stop("SIGKILL");
  await app.start();
  await page.goto(app.url);
  await expect(page.getByText("Weekend tasting").first()).toBeVisible();
});

test("a send that was due while the program was off is asked about, not sent", async ({
  page,
  app,
}) => {
  await openSample(page, app);
  await app.stop();
  // Seven hours ago, as the computer sees it when it is switched on again.
  const projects = path.join(app.dataDir, "projects");
  const [folder = ""] = readdirSync(projects);
  const sqlite = new Sqlite(path.join(projects, folder, "project.sqlite"));
  const due = Date.now() - 7 * 3_600_000;
  sqlite
    .prepare(
      `UPDATE campaigns SET next_run_at = ?, draft = json_set(draft, '$.schedule.at', '2026-01-01T10:00')
         WHERE json_extract(draft, '$.name') = 'Weekend tasting'`,
    )
    .run(due);
  sqlite.close();
  await app.start();
  await page.goto(app.url);
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Weekend tasting");
  await picture(page, "missed-sends");
  await dialog.getByText("Skip", { exact: true }).click();
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(dialog).toBeHidden();
  await page.goto(new URL("/campaigns", app.url).href);
  await expect(page.getByRole("row", { name: /Weekend tasting.*Completed/ })).toBeVisible();
});
