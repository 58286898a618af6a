import type { ReactNode } from "react";
import type { TemplateContent } from "../../../../shared/domain/template/template.ts";
import type { Change } from "./editor.tsx";
import { EmailEditor } from "./email/email-editor.tsx";
import type { Jump } from "./jump.ts";
import { InAppEditor } from "./other/in-app-editor.tsx";
import { PushEditor } from "./other/push-editor.tsx";
import { SmsEditor } from "./other/sms-editor.tsx";
import { VoiceEditor } from "./other/voice-editor.tsx";
import type { ChecksState } from "./use-checks.ts";
import type { PreviewState } from "./use-preview.ts";

export type ContentOf<Type extends TemplateContent["type"]> = Extract<
  TemplateContent,
  { type: Type }
>;
export type EditorProps<Type extends TemplateContent["type"]> = {
  content: ContentOf<Type>;
  change: Change;
  preview: PreviewState;
  checks: ChecksState;
  jump: Jump | null;
};

/** The editor of the template's channel. */
export function ContentEditor({
  content,
  ...rest
}: Omit<EditorProps<TemplateContent["type"]>, "content"> & {
  content: TemplateContent;
}): ReactNode {
  switch (content.type) {
    case "email":
      return <EmailEditor content={content} {...rest} />;
    case "sms":
      return <SmsEditor content={content} {...rest} />;
    case "push":
      return <PushEditor content={content} {...rest} />;
    case "voice":
      return <VoiceEditor content={content} {...rest} />;
    case "inapp":
      return <InAppEditor content={content} {...rest} />;
  }
}
