import type { z } from "zod";
import {
  inAppPlatforms,
  type InAppContent,
  type InAppTemplate,
} from "../domain/template/template.ts";
import type { ButtonShape, InAppShape } from "./template-shapes.ts";

type Shape = z.infer<typeof InAppShape>;
type Item = NonNullable<Shape["Content"]>[number];
type Button = NonNullable<InAppContent["primary"]>;
const platformNames = { android: "Android", ios: "IOS", web: "Web" } as const;

function buttonFrom(shape: ButtonShape | undefined): Button | null {
  if (!shape?.DefaultConfig) return null;
  const { Text, ButtonAction, Link, BackgroundColor, TextColor, BorderRadius } =
    shape.DefaultConfig;
  const overrides = inAppPlatforms.flatMap((platform) => {
    const own = shape[platformNames[platform]];
    return own ? [[platform, { action: own.ButtonAction, link: own.Link ?? "" }] as const] : [];
  });
  return {
    text: Text,
    action: ButtonAction,
    link: Link ?? "",
    overrides: Object.fromEntries(overrides),
    fill: BackgroundColor ?? "",
    colour: TextColor ?? "",
    radius: BorderRadius ?? null,
  };
}

const itemFrom = (item: Item): InAppContent => ({
  background: item.BackgroundColor ?? "",
  image: item.ImageUrl ?? "",
  header: item.HeaderConfig
    ? {
        text: item.HeaderConfig.Header,
        align: item.HeaderConfig.Alignment,
        colour: item.HeaderConfig.TextColor,
      }
    : null,
  body: item.BodyConfig
    ? {
        text: item.BodyConfig.Body,
        align: item.BodyConfig.Alignment,
        colour: item.BodyConfig.TextColor,
      }
    : null,
  primary: buttonFrom(item.PrimaryBtn),
  secondary: buttonFrom(item.SecondaryBtn),
});

export const inAppFrom = (shape: Shape): InAppTemplate => ({
  type: "inapp",
  layout: shape.Layout ?? "TOP_BANNER",
  contents: shape.Content?.length ? shape.Content.map(itemFrom) : [itemFrom({})],
  custom: shape.CustomConfig ?? {},
});

const some = (values: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => value !== "" && value !== null && value !== undefined,
    ),
  );

const buttonTo = (button: Button | null) =>
  button && {
    DefaultConfig: some({
      Text: button.text,
      ButtonAction: button.action,
      Link: button.link,
      TextColor: button.colour,
      BackgroundColor: button.fill,
      BorderRadius: button.radius,
    }),
    ...Object.fromEntries(
      inAppPlatforms.flatMap((platform) => {
        const own = button.overrides[platform];
        return own
          ? [[platformNames[platform], some({ ButtonAction: own.action, Link: own.link })]]
          : [];
      }),
    ),
  };

export const inAppTo = (template: InAppTemplate): Record<string, unknown> => ({
  Layout: template.layout,
  Content: template.contents.map((item) =>
    some({
      BackgroundColor: item.background,
      ImageUrl: item.image,
      HeaderConfig: item.header && {
        Header: item.header.text,
        Alignment: item.header.align,
        TextColor: item.header.colour,
      },
      BodyConfig: item.body && {
        Body: item.body.text,
        Alignment: item.body.align,
        TextColor: item.body.colour,
      },
      PrimaryBtn: buttonTo(item.primary),
      SecondaryBtn: buttonTo(item.secondary),
    }),
  ),
  ...(Object.keys(template.custom).length > 0 ? { CustomConfig: template.custom } : {}),
});
