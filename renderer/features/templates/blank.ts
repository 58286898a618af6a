import { plainStyle } from "../../../shared/domain/template/email-document.ts";
import {
  emptyPush,
  type InAppContent,
  type TemplateContent,
  type TemplateType,
} from "../../../shared/domain/template/template.ts";

const base = { defaults: {}, recommender: null };

/** One page of an in-app message. */
export const blankInAppPage = (): InAppContent => ({
  background: "#FFFFFF",
  image: "",
  header: { text: "", align: "LEFT", colour: "#000000" },
  body: { text: "", align: "LEFT", colour: "#000000" },
  primary: null,
  secondary: null,
});

/** A template of a channel with nothing in it yet. */
export function blankTemplate(type: TemplateType): TemplateContent {
  switch (type) {
    case "email":
      return {
        ...base,
        type,
        subject: "",
        preheader: "",
        fromName: "",
        fromAddress: "",
        replyTo: "",
        headers: [],
        body: { form: "blocks", document: { style: plainStyle, sections: [] } },
        text: null,
      };
    case "sms":
      return { ...base, type, body: "" };
    case "push":
      return { ...base, type, silent: false, default: emptyPush(), services: {} };
    case "voice":
      return { ...base, type, body: "", language: "en-US", voice: "" };
    case "inapp":
      return {
        ...base,
        type,
        layout: "BOTTOM_BANNER",
        contents: [blankInAppPage()],
        custom: {},
      };
  }
}
