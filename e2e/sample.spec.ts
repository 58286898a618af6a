import AxeBuilder from "@axe-core/playwright";
import { expect, openSample, picture, test } from "./app.ts";

test("the sample project opens with a year of figures, and every screen is legible", async ({
  page,
  app,
}) => {
  await page.goto(app.url);
  await expect(page.getByRole("radio", { name: /Try the sample project/ })).toBeFocused();
  await picture(page, "first-run");
  await openSample(page, app);

  await expect(page.getByText("5,000", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("nothing leaves this computer")).toBeVisible();
  await expect(page.getByText("Weekend tasting").first()).toBeVisible();
  await picture(page, "home");

  const found: string[] = [];
  const screens = [
    ["audience", "/audience", "Audience"],
    ["segments", "/segments", "Segments"],
    ["campaigns", "/campaigns", "Campaigns"],
    ["messages", "/messages/sandbox", "Messages"],
    ["settings", "/settings", "Settings"],
  ] as const;
  for (const [name, path, title] of screens) {
    await page.goto(new URL(path, app.url).href);
    await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
    await page.waitForLoadState("networkidle");
    await picture(page, name);
    for (const scheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      const { violations } = await new AxeBuilder({ page }).exclude("iframe").analyze();
      const serious = violations.filter(
        ({ impact }) => impact === "serious" || impact === "critical",
      );
      found.push(
        ...serious.map(({ id, nodes }) => `${name} ${scheme} ${id}: ${nodes[0]?.html ?? ""}`),
      );
    }
    await page.emulateMedia({ colorScheme: "light" });
  }
  expect(found).toEqual([]);
});
