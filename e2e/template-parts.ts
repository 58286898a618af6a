import type { FrameLocator, Locator, Page } from "@playwright/test";
import { plainStyle } from "../shared/domain/template/email-document.ts";
import type { TemplateContent } from "../shared/domain/template/template.ts";
import { type App, expect, openSample } from "./app.ts";

export const tree = (page: Page): Locator => page.getByRole("tree", { name: "Blocks" });
export const row = (page: Page, name: string | RegExp): Locator =>
  tree(page).getByRole("treeitem", { name });
/** The newest preview, not the one that is just loaded behind it. */
export const preview = (page: Page): FrameLocator =>
  page.frameLocator('iframe[title^="Preview of"]:not([aria-hidden="true"])');
export const toast = (page: Page, text: string | RegExp): Locator =>
  page.getByRole("status").filter({ hasText: text });
export const add = (page: Page, name: string): Locator =>
  page.getByRole("region", { name: "Add a block" }).getByRole("button", { name, exact: true });

/** The library of the sample project. */
export async function openTemplates(page: Page, app: App): Promise<void> {
  await openSample(page, app);
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: "Templates" })
    .click();
  await expect(page.getByRole("heading", { name: "Templates", level: 1 })).toBeVisible();
}

/** A mail from one of the beginnings there are. */
export async function create(page: Page, name: string, start = "Blank"): Promise<void> {
  await page.getByRole("button", { name: "New template" }).click();
  const dialog = page.getByRole("dialog", { name: "New template" });
  await dialog.getByRole("radio", { name: new RegExp(`^${start}`) }).click();
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByRole("button", { name: "Create template" }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
}

const mail = (
  subject: string,
  body: Extract<TemplateContent, { type: "email" }>["body"],
): TemplateContent => ({
  type: "email",
  subject,
  preheader: "",
  fromName: "",
  fromAddress: "",
  replyTo: "",
  headers: [],
  body,
  text: null,
  defaults: {},
  recommender: null,
});

export const htmlMail = (source: string): TemplateContent =>
  mail("Written as HTML", { form: "html", source });

/** A mail of blocks with a heading and a footer, for stories that begin with one. */
export const plainMail = (subject: string, heading: string): TemplateContent =>
  mail(subject, {
    form: "blocks",
    document: {
      style: plainStyle,
      sections: [
        {
          id: "all",
          padding: 16,
          keepColumns: false,
          columns: [
            {
              id: "column",
              width: null,
              blocks: [
                { id: "heading", kind: "heading", level: 1, text: heading, align: "left" },
                {
                  id: "footer",
                  kind: "footer",
                  html: "<p>Juniper &amp; Oak, Vienna</p>",
                  unsubscribe: "Unsubscribe",
                  align: "left",
                },
              ],
            },
          ],
        },
      ],
    },
  });
