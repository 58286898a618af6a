import {
  pushServices,
  type PushContent,
  type TemplateContent,
} from "../../../../shared/domain/template/template.ts";

const pushFields = ["title", "body", "url", "raw"] as const;

const ofPush = (prefix: string, content: PushContent): [string, string][] =>
  pushFields.map((name) => [`${prefix}.${name}`, content[name]]);

/** The texts of a template in which variables stand, by name; those of a mail are compiled as a mail. */
export function fieldsOf(content: TemplateContent): Record<string, string> {
  switch (content.type) {
    case "sms":
    case "voice":
      return { body: content.body };
    case "push": {
      const services = pushServices.flatMap((service) => {
        const own = content.services[service];
        return own ? ofPush(service, own) : [];
      });
      return Object.fromEntries([...ofPush("default", content.default), ...services]);
    }
    // Pinpoint's in-app messages know no variables; mails have parts of their own.
    case "inapp":
    case "email":
      return {};
  }
}
