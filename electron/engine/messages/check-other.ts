import type { Finding } from "../../../shared/contract/campaigns.ts";
import type { OtherContent } from "../../../shared/domain/other-content.ts";
import { checkTemplate } from "./library/checks/check-template.ts";
import { compileOther } from "./compile-other.ts";

type Known = Parameters<typeof checkTemplate>[1];

const finding = (
  severity: Finding["severity"],
  field: string | null,
  text: string,
  place: { line: number | null; column: number | null } = { line: null, column: null },
): Finding => ({ severity, step: "message", field, text, ...place });

/** Everything that can be said about a message that is no mail without its recipients. */
export async function checkOther(content: OtherContent, known: Known): Promise<Finding[]> {
  if (content.type !== "custom") {
    const { checks } = await checkTemplate({ ...content, recommender: null }, known);
    return checks.map(({ severity, field, text, line, column }) =>
      finding(severity === "error" ? "error" : "warning", field, text, { line, column }),
    );
  }
  const found = compileOther(content).findings;
  return /^https?:\/\/[^\s/]/.test(content.deliveryUri)
    ? found
    : [
        ...found,
        finding("error", "deliveryUri", "Enter a web address, such as https://example.com/hook."),
      ];
}
