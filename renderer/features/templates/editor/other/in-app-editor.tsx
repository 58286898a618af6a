import {
  Button,
  ColorInput,
  NumberInput,
  Select,
  Switch,
  Textarea,
  TextInput,
} from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { inAppLayouts, type InAppContent } from "../../../../../shared/domain/template/template.ts";
import { IconAction } from "../../../../ui/icon-action.tsx";
import { SegmentedTabs } from "../../../../ui/segmented-tabs.tsx";
import type { EditorProps } from "../content-editor.tsx";
import { blankInAppPage } from "../../blank.ts";
import classes from "./forms.module.css";

const layouts: Record<(typeof inAppLayouts)[number], string> = {
  BOTTOM_BANNER: "Banner at the bottom",
  TOP_BANNER: "Banner at the top",
  MIDDLE_BANNER: "Banner in the middle",
  OVERLAYS: "Over the whole screen",
  MOBILE_FEED: "In the feed",
  CAROUSEL: "Carousel",
};
const mostPages = 5;

type Words = NonNullable<InAppContent["header"]>;
type Press = NonNullable<InAppContent["primary"]>;

/** A message that an app shows while it is open: a page, or up to five in a carousel. */
export function InAppEditor({ content, change }: EditorProps<"inapp">) {
  const { contents, layout } = content;
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, contents.length - 1);
  const page = contents[at];
  if (!page) return null;
  const write = (part: Partial<InAppContent>, name: string) =>
    change({ contents: contents.with(at, { ...page, ...part }) }, name);
  return (
    <div className={classes.scroll}>
      <div className={classes.form}>
        <Select
          label="Layout"
          data={inAppLayouts.map((value) => ({ value, label: layouts[value] }))}
          value={layout}
          onChange={(value) => {
            const found = inAppLayouts.find((each) => each === value);
            if (found) change({ layout: found }, "layout");
          }}
        />
        {layout === "CAROUSEL" ? (
          <div className={classes.groupHead}>
            <SegmentedTabs
              label="Page"
              value={String(at)}
              onChange={(value) => setChosen(Number(value))}
              options={contents.map((_, index) => ({
                value: String(index),
                label: `Page ${index + 1}`,
              }))}
            />
            <Button
              leftSection={<IconPlus size={14} />}
              disabled={contents.length >= mostPages}
              onClick={() => {
                change({ contents: [...contents, blankInAppPage()] }, "adding a page");
                setChosen(contents.length);
              }}
            >
              Page
            </Button>
            <IconAction
              label={`Delete page ${at + 1}`}
              disabled={contents.length === 1}
              onClick={() => change({ contents: contents.toSpliced(at, 1) }, "deleting a page")}
            >
              <IconTrash size={16} />
            </IconAction>
          </div>
        ) : null}
        <div className={classes.pair}>
          <Colour
            label="Background"
            value={page.background}
            onWrite={(background) => write({ background }, "background")}
          />
          <TextInput
            label="Address of the picture"
            placeholder="https://"
            maxLength={4000}
            value={page.image}
            onChange={(event) => write({ image: event.currentTarget.value }, "picture")}
          />
        </div>
        <WordsFields
          label="Header"
          words={page.header}
          onWrite={(header) => write({ header }, "header")}
        />
        <WordsFields label="Text" words={page.body} onWrite={(body) => write({ body }, "text")} />
        <ButtonFields
          label="First button"
          press={page.primary}
          onWrite={(primary) => write({ primary }, "first button")}
        />
        <ButtonFields
          label="Second button"
          press={page.secondary}
          onWrite={(secondary) => write({ secondary }, "second button")}
        />
      </div>
    </div>
  );
}

const Colour = (props: { label: string; value: string; onWrite: (colour: string) => void }) => (
  <ColorInput
    label={props.label}
    size="md"
    format="hex"
    withEyeDropper={false}
    value={props.value}
    // The field says its colour again when it is left.
    onChange={(colour) => colour !== props.value && props.onWrite(colour)}
  />
);

function WordsFields(props: {
  label: string;
  words: Words | null;
  onWrite: (words: Words | null) => void;
}) {
  const { label, words, onWrite } = props;
  return (
    <section className={classes.group} aria-label={label}>
      <Switch
        label={label}
        checked={words !== null}
        onChange={(event) =>
          onWrite(
            event.currentTarget.checked ? { text: "", align: "LEFT", colour: "#000000" } : null,
          )
        }
      />
      {words ? (
        <>
          <Textarea
            aria-label={`${label}: words`}
            autosize
            minRows={2}
            maxRows={8}
            maxLength={2000}
            value={words.text}
            onChange={(event) => onWrite({ ...words, text: event.currentTarget.value })}
          />
          <div className={classes.pair}>
            <Select
              label="Alignment"
              data={[
                { value: "LEFT", label: "Left" },
                { value: "CENTER", label: "Centre" },
                { value: "RIGHT", label: "Right" },
              ]}
              value={words.align}
              onChange={(value) =>
                onWrite({
                  ...words,
                  align: value === "CENTER" || value === "RIGHT" ? value : "LEFT",
                })
              }
            />
            <Colour
              label="Colour"
              value={words.colour}
              onWrite={(colour) => onWrite({ ...words, colour })}
            />
          </div>
        </>
      ) : null}
    </section>
  );
}

const blankPress: Press = {
  text: "",
  action: "CLOSE",
  link: "",
  overrides: {},
  fill: "#1D4ED8",
  colour: "#FFFFFF",
  radius: 6,
};

function ButtonFields(props: {
  label: string;
  press: Press | null;
  onWrite: (press: Press | null) => void;
}) {
  const { label, press, onWrite } = props;
  return (
    <section className={classes.group} aria-label={label}>
      <Switch
        label={label}
        checked={press !== null}
        onChange={(event) => onWrite(event.currentTarget.checked ? blankPress : null)}
      />
      {press ? (
        <>
          <div className={classes.pair}>
            <TextInput
              label="Words"
              maxLength={200}
              value={press.text}
              onChange={(event) => onWrite({ ...press, text: event.currentTarget.value })}
            />
            <Select
              label="When it is pressed"
              data={[
                { value: "CLOSE", label: "Close the message" },
                { value: "LINK", label: "Open an address" },
                { value: "DEEP_LINK", label: "Open a place in the app" },
              ]}
              value={press.action}
              onChange={(value) =>
                onWrite({
                  ...press,
                  action: value === "LINK" || value === "DEEP_LINK" ? value : "CLOSE",
                })
              }
            />
          </div>
          {press.action === "CLOSE" ? null : (
            <TextInput
              label={press.action === "LINK" ? "Address" : "Place in the app"}
              maxLength={4000}
              value={press.link}
              onChange={(event) => onWrite({ ...press, link: event.currentTarget.value })}
            />
          )}
          <div className={classes.pair}>
            <Colour
              label="Fill"
              value={press.fill}
              onWrite={(fill) => onWrite({ ...press, fill })}
            />
            <Colour
              label="Colour of the words"
              value={press.colour}
              onWrite={(colour) => onWrite({ ...press, colour })}
            />
          </div>
          <NumberInput
            label="Corner radius"
            size="md"
            min={0}
            max={100}
            suffix=" px"
            allowDecimal={false}
            value={press.radius ?? ""}
            onChange={(value) => {
              const radius = typeof value === "number" ? Math.round(value) : null;
              if (radius !== press.radius) onWrite({ ...press, radius });
            }}
          />
        </>
      ) : null}
    </section>
  );
}
