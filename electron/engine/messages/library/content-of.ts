import { AppError } from "../../../../shared/domain/errors.ts";
import type { MessageContent } from "../../../../shared/domain/message-content.ts";
import type { TemplateContent } from "../../../../shared/domain/template/template.ts";
import { emailOf } from "./email-of.ts";

/** What is said where a message is sent, beside its template: Pinpoint's MessageConfig. */
export type MessageConfig = {
  fromAddress?: string;
  messageType?: "PROMOTIONAL" | "TRANSACTIONAL";
  /** Number or sender id. */
  origin?: string;
  /** Seconds. */
  timeToLive?: number | null;
};

/** A template as the wording that is kept and sent. Refuses what can't become a message, with its reason. */
export async function contentOf(
  template: TemplateContent,
  config: MessageConfig = {},
): Promise<MessageContent> {
  const origin = config.origin ?? "";
  switch (template.type) {
    case "email": {
      const { content: mail, findings } = await emailOf(template);
      const [problem] = mail.html ? [] : findings;
      if (problem)
        throw new AppError("BAD_INPUT", problem.text, {
          cure: "Mend the message, then try again.",
        });
      return { ...mail, fromAddress: config.fromAddress || mail.fromAddress };
    }
    case "sms":
      return { ...template, origin, messageType: config.messageType ?? "PROMOTIONAL" };
    case "push":
      return { ...template, timeToLive: config.timeToLive ?? null };
    case "voice":
      return { ...template, origin };
    case "inapp":
      throw new AppError(
        "BAD_INPUT",
        "In-app messages are fetched by the app; they are not sent.",
        {
          place: "template",
        },
      );
  }
}
