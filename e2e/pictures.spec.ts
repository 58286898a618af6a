import { crc32, deflateSync } from "node:zlib";
import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { type App, expect, openSample, picture, test } from "./app.ts";

/** A PNG that browsers show: coloured stripes, or noise that no compression makes smaller. */
function png(name: string, width: number, height: number, noise = false) {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  let seed = 1;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width * 3; x += 1) {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
      rows[y * (width * 3 + 1) + 1 + x] = noise ? (seed >> 16) & 255 : (x * 5) % 256;
    }
  const chunk = (kind: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const buffer = Buffer.concat([
    Buffer.from("\u0089PNG\r\n\u001A\n", "latin1"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows, { level: 1 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
  return { name, mimeType: "image/png", buffer };
}

async function openTemplates(page: Page, app: App): Promise<void> {
  await openSample(page, app);
  // Where the project is filled, the window goes to Home once more.
  await expect(page.getByRole("link", { name: /^Audience/ })).toContainText("5,000", {
    timeout: 60_000,
  });
  await expect(page.getByRole("region", { name: "Next sends" })).toBeVisible();
  await page.goto(new URL("/templates", page.url()).href);
  await expect(page.getByRole("heading", { name: "Templates", level: 1 })).toBeVisible();
}

const shown = async (image: Locator) =>
  expect
    .poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth))
    .toBeGreaterThan(0);
/** Of the dialogs; the kit gives each a header, which axe would have named. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .include('[role="dialog"]')
    .disableRules([
      "landmark-unique",
      "landmark-banner-is-top-level",
      "landmark-no-duplicate-banner",
    ])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
}
const preview = (page: Page) =>
  page.frameLocator('iframe[title^="Preview of"]:not([aria-hidden="true"])');

test("a brand with a logo; pictures in a mail, sent and read", async ({ page, app }) => {
  await openTemplates(page, app);

  // The brand kit: what is no picture is refused, what is too large is made smaller.
  await page.getByRole("button", { name: "Brand kit…" }).click();
  const brand = page.getByRole("dialog", { name: "Brand kit" });
  await brand.getByRole("button", { name: "Choose picture…" }).click();
  const pictures = page.getByRole("dialog", { name: "Pictures" });
  await pictures
    .getByLabel("Pictures to add")
    .setInputFiles([
      png("logo.png", 160, 48),
      { name: "logo.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg></svg>") },
      png("photo.png", 2000, 1400, true),
    ]);
  await expect(pictures.getByText(/This is an SVG drawing/)).toBeVisible();
  await expect(pictures.getByText(/a mail takes 5.0 MB at most/)).toBeVisible();
  await picture(page, "pictures");
  await pictures.getByRole("button", { name: "Make it smaller" }).click();
  await expect(pictures.getByRole("radio", { name: /^photo 1200 × 840/ })).toBeVisible();
  await pictures.getByRole("radio", { name: /^logo/ }).click();
  await pictures.getByRole("textbox", { name: "Alternative text" }).fill("Juniper & Oak");
  expect(await faults(page)).toEqual([]);
  await pictures.getByRole("button", { name: "Use picture" }).click();
  await expect(brand.getByRole("textbox", { name: "Alternative text" })).toHaveValue(
    "Juniper & Oak",
  );
  const look = page.frameLocator('iframe[title="The welcome mail in this brand kit"]').last();
  await shown(look.getByRole("img", { name: "Juniper & Oak", includeHidden: true }));
  await picture(page, "brand-kit");
  expect(await faults(page)).toEqual([]);
  await brand.getByRole("button", { name: "Save brand kit" }).click();

  // A new mail begins with it; a picture is pasted into its image block.
  await page.getByRole("button", { name: "New template" }).click();
  const start = page.getByRole("dialog", { name: "New template" });
  await start.getByRole("radio", { name: /^Welcome/ }).click();
  await start.getByRole("textbox", { name: "Name" }).fill("With pictures");
  await start.getByRole("button", { name: "Create template" }).click();
  const tree = page.getByRole("tree", { name: "Blocks" });
  await expect(tree.getByRole("treeitem", { name: "Image: Juniper & Oak" })).toBeVisible();
  await tree.getByRole("treeitem", { name: /^Button/ }).click();
  await page
    .getByRole("region", { name: "Add a block" })
    .getByRole("button", { name: "Image", exact: true })
    .click();
  await page.getByRole("button", { name: "Choose picture…" }).click();
  await pictures.getByRole("radio", { name: /^photo/ }).click();
  await pictures.getByRole("button", { name: "Use picture" }).click();
  await expect(pictures).toHaveCount(0);
  await page.getByRole("textbox", { name: "Alternative text" }).fill("Fresh beans");
  await shown(preview(page).getByRole("img", { name: "Fresh beans" }));

  // What it weighs is said at its block, and the way leads there.
  await tree.getByRole("treeitem", { name: "Whole mail" }).click();
  await page.getByRole("tab", { name: /^Checks/ }).click();
  await page.getByRole("button", { name: /“photo” has .*Image: Fresh beans/ }).click();
  await expect(tree.getByRole("treeitem", { name: "Image: Fresh beans" })).toBeFocused();
  await picture(page, "template-picture-check");

  // Sent as a test, it is read with its pictures.
  await page.getByRole("button", { name: "Send test…" }).click();
  const sending = page.getByRole("dialog", { name: "Send a test" });
  await sending.getByRole("button", { name: "Send 1 test" }).click();
  await expect(sending.getByRole("list", { name: "Results" })).toContainText("Sent");
  await sending.getByRole("link", { name: "Open in Messages › Tests" }).click();
  await page
    .getByText(/\[Test\] Welcome/)
    .first()
    .click();
  const mail = page.frameLocator("iframe").first();
  await shown(mail.getByRole("img", { name: "Fresh beans" }));
  await shown(mail.getByRole("img", { name: "Juniper & Oak" }));
  await picture(page, "message-with-pictures");

  // A picture that is shown somewhere is not deleted; one that is not comes back by Undo.
  await page.goto(new URL("/templates", page.url()).href);
  await page.getByRole("button", { name: "Pictures…" }).click();
  await pictures.getByRole("radio", { name: /^photo/ }).click();
  await pictures.getByRole("button", { name: "Delete" }).click();
  await expect(pictures.getByRole("alert")).toContainText("shown by template “With pictures”");
  await pictures.getByLabel("Pictures to add").setInputFiles([png("spare.png", 30, 30)]);
  await pictures.getByRole("radio", { name: /^spare/ }).click();
  await pictures.getByRole("button", { name: "Delete" }).click();
  await expect(pictures.getByRole("radio", { name: /^spare/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(pictures.getByRole("radio", { name: /^spare/ })).toBeVisible();
});

test("blocks go through the clipboard into another mail, and pictures into code", async ({
  page,
  app,
}) => {
  await openTemplates(page, app);
  const tree = page.getByRole("tree", { name: "Blocks" });
  const row = (name: string | RegExp) => tree.getByRole("treeitem", { name });
  await page.getByRole("link", { name: "We miss you" }).click();
  await row(/^Button/).click();
  await page.keyboard.press("Control+c");
  await row(/^Divider/).click();
  await page.keyboard.press("Control+x");
  await expect(row(/^Divider/)).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(row(/^Divider/)).toHaveCount(1);

  await page.goto(new URL("/templates", page.url()).href);
  await page.getByRole("button", { name: "New template" }).click();
  const start = page.getByRole("dialog", { name: "New template" });
  await start.getByRole("textbox", { name: "Name" }).fill("Pasted");
  await start.getByRole("button", { name: "Create template" }).click();
  await row("Whole mail").click();
  await page.keyboard.press("Control+v");
  // The divider that was cut stands in the clipboard.
  await expect(row(/^Divider/)).toHaveCount(1);

  // Other text is refused with a sentence.
  await page.getByRole("textbox", { name: "Subject" }).fill("Hello");
  await page.getByRole("textbox", { name: "Subject" }).press("Control+a");
  await page.keyboard.press("Control+c");
  await row("Whole mail").click();
  await page.keyboard.press("Control+v");
  await expect(page.getByText("The clipboard holds no blocks.")).toBeVisible();

  // A picture is put where the caret is in the code.
  await page.getByRole("button", { name: "Convert", exact: true }).click();
  await page.getByRole("menuitem", { name: "To HTML…" }).click();
  await page
    .getByRole("dialog", { name: "Convert to HTML" })
    .getByRole("button", { name: "Convert to HTML" })
    .click();
  const code = page.getByRole("textbox", { name: "HTML" });
  await code.click();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("<p>Look</p>");
  await page.getByRole("button", { name: "Insert picture…" }).click();
  const pictures = page.getByRole("dialog", { name: "Pictures" });
  await pictures.getByLabel("Pictures to add").setInputFiles([png("cup.png", 120, 80)]);
  await pictures.getByRole("textbox", { name: "Alternative text" }).fill("A cup");
  await pictures.getByRole("button", { name: "Use picture" }).click();
  await expect(code).toContainText('" alt="A cup" width="120">');
  await shown(preview(page).getByRole("img", { name: "A cup" }));
});
