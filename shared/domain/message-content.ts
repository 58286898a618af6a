import { z } from "zod";
import { EmailContent } from "./campaign.ts";
import { OtherContent } from "./other-content.ts";

export const MessageContent = z.union([OtherContent, EmailContent]);
export type MessageContent = z.infer<typeof MessageContent>;

export const isMail = (content: MessageContent): content is EmailContent => !("type" in content);
