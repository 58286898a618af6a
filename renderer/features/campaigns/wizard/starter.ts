import type { EmailContent } from "../../../../shared/domain/campaign.ts";

const firstName = "User.UserAttributes.FirstName";

const subject = "What is new this week, in two minutes";

const escapeHtml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A plain, responsive letter to write into: no brand, no pictures, light and dark, with its text twin. */
export function starterMessage(of: {
  sender: string;
  postalAddress: string;
  /** Whether contacts have first names at all. */
  knowsNames: boolean;
}): Pick<EmailContent, "subject" | "preheader" | "html" | "text" | "defaults"> {
  const greeting = of.knowsNames ? `Hello {{${firstName}}},` : "Hello,";
  const foot = [of.sender, of.postalAddress].filter((line) => line.trim() !== "");
  return {
    subject,
    preheader: "One sentence that goes on where the subject ends.",
    defaults: of.knowsNames ? { [firstName]: "there" } : {},
    html: htmlLetter(greeting, foot.map(escapeHtml)),
    text: `${greeting}

Write what is new and why it matters to the reader. Two or three sentences are enough.

Read more: https://example.com/

${foot.join("\n")}

Unsubscribe: {{UnsubscribeUrl}}
`,
  };
}

const htmlLetter = (greeting: string, foot: readonly string[]) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${subject}</title>
    <style>
      body { margin: 0; padding: 0; background: #f3f4f6; }
      .sheet { width: 100%; max-width: 600px; background: #ffffff; }
      .text { font: 16px/26px Arial, Helvetica, sans-serif; color: #1f2430; }
      .small { font: 13px/20px Arial, Helvetica, sans-serif; color: #5b6472; }
      .small a { color: #5b6472; }
      .button { display: inline-block; padding: 12px 22px; border-radius: 6px; background: #1f2430;
        font: bold 15px/20px Arial, Helvetica, sans-serif; color: #ffffff; text-decoration: none; }
      @media (max-width: 480px) { .pad { padding: 24px 20px !important; } }
      @media (prefers-color-scheme: dark) {
        body, .page { background: #14171c !important; }
        .sheet { background: #1e232b !important; }
        .text, h1 { color: #eef0f4 !important; }
        .small, .small a { color: #aab2bf !important; }
        .button { background: #eef0f4 !important; color: #14171c !important; }
      }
    </style>
  </head>
  <body>
    <table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f3f4f6">
      <tr>
        <td align="center" style="padding:24px 12px">
          <table role="presentation" class="sheet" cellpadding="0" cellspacing="0" border="0" style="border-radius:10px">
            <tr>
              <td class="pad" style="padding:36px 40px">
                <h1 class="text" style="margin:0 0 18px;font:bold 26px/34px Arial,Helvetica,sans-serif">Write a headline here</h1>
                <p class="text" style="margin:0 0 18px">${greeting}</p>
                <p class="text" style="margin:0 0 28px">Write what is new and why it matters to the reader. Two or three sentences are enough.</p>
                <a class="button" href="https://example.com/">Read more</a>
              </td>
            </tr>
            <tr>
              <td class="pad small" style="padding:20px 40px 32px;border-top:1px solid #d9dde3">
${foot.map((line) => `                ${line}<br>`).join("\n")}${foot.length > 0 ? "\n" : ""}                <a href="{{UnsubscribeUrl}}">Unsubscribe</a>
              </td>
            </tr>
          </table>
        </td>
      </tr>
    </table>
  </body>
</html>
`;
