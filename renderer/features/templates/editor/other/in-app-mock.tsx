import type { InAppContent } from "../../../../../shared/domain/template/template.ts";
import type { ContentOf } from "../content-editor.tsx";
import classes from "./devices.module.css";

const places = {
  BOTTOM_BANNER: "bottom",
  TOP_BANNER: "top",
  MIDDLE_BANNER: "middle",
  OVERLAYS: "all",
  MOBILE_FEED: "all",
  CAROUSEL: "middle",
} as const;
type Shown = Pick<ContentOf<"inapp">, "layout" | "contents">;
const sides = { LEFT: "left", CENTER: "center", RIGHT: "right" } as const;

/** Where the app shows the message, about as it does. Pictures are named, not fetched. */
export function InAppMock({ content }: { content: Shown }) {
  const pages = content.layout === "CAROUSEL" ? content.contents : content.contents.slice(0, 1);
  return pages.map((page, at) => (
    <figure
      key={at}
      className={classes.screen}
      data-place={places[content.layout]}
      aria-label={pages.length > 1 ? `Preview of page ${at + 1}` : "Preview in the app"}
    >
      <Message page={page} />
    </figure>
  ));
}

function Message({ page }: { page: InAppContent }) {
  const { background, image, header, body } = page;
  const buttons = [page.primary, page.secondary].flatMap((button) => button ?? []);
  return (
    <div className={classes.message} style={{ background }}>
      {image ? <div className={classes.picture}>{image}</div> : null}
      {header ? (
        <p
          className={classes.header}
          dir="auto"
          style={{ color: header.colour, textAlign: sides[header.align] }}
        >
          {header.text || "Header"}
        </p>
      ) : null}
      {body ? (
        <p dir="auto" style={{ color: body.colour, textAlign: sides[body.align] }}>
          {body.text || "Text"}
        </p>
      ) : null}
      {buttons.length > 0 ? (
        <div className={classes.buttons}>
          {buttons.map((button, at) => (
            <span
              key={at}
              className={classes.mockButton}
              style={{
                background: button.fill,
                color: button.colour,
                borderRadius: button.radius ?? 0,
              }}
            >
              {button.text || "Button"}
            </span>
          ))}
        </div>
      ) : null}
    </div>
  );
}
