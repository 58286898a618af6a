import { documentToMjml } from "../../../../../shared/domain/template/to-mjml.ts";
import {
  pushServices,
  type TemplateContent,
} from "../../../../../shared/domain/template/template.ts";

const field = (name: string, text: string) => (text === "" ? [] : [`${name}: ${text}`]);

/** A template as lines to compare: the small fields first, then the message as it is written. */
export function contentText(content: TemplateContent): string {
  const defaults = Object.entries(content.defaults).map(
    ([name, text]) => `Default ${name}: ${text}`,
  );
  return [...own(content), ...defaults].join("\n");
}

function own(content: TemplateContent): string[] {
  switch (content.type) {
    case "email": {
      const { body } = content;
      return [
        ...field("Subject", content.subject),
        ...field("Preheader", content.preheader),
        ...field("From", [content.fromName, content.fromAddress].filter(Boolean).join(" ")),
        ...field("Reply to", content.replyTo),
        ...content.headers.map(({ name, value }) => `${name}: ${value}`),
        // Blocks read best as the MJML they become; that of a version that was converted is the same.
        body.form === "blocks"
          ? documentToMjml(body.document, {
              title: content.subject,
              mediaAddress: (name) => `media:${name}`,
            })
          : body.source,
        ...(content.text === null ? [] : ["Plain text:", content.text]),
      ];
    }
    case "sms":
      return [content.body];
    case "voice":
      return [`Language: ${content.language}`, ...field("Voice", content.voice), content.body];
    case "push":
      return [
        ...(content.silent ? ["Silent"] : []),
        JSON.stringify(content.default, null, 2),
        ...pushServices.flatMap((service) => {
          const given = content.services[service];
          return given ? [`${service}:`, JSON.stringify(given, null, 2)] : [];
        }),
      ];
    case "inapp":
      return [JSON.stringify({ layout: content.layout, contents: content.contents }, null, 2)];
  }
}
