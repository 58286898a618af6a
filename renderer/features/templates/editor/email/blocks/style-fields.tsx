import { Select, Switch, TextInput } from "@mantine/core";
import type { EmailStyle } from "../../../../../../shared/domain/template/email-document.ts";
import classes from "./blocks.module.css";
import { ColourField, PixelField } from "./fields.tsx";

const fonts = [
  { value: "Helvetica, Arial, sans-serif", label: "Helvetica or Arial" },
  { value: "Verdana, Geneva, sans-serif", label: "Verdana" },
  { value: "'Trebuchet MS', Helvetica, sans-serif", label: "Trebuchet" },
  { value: "Georgia, 'Times New Roman', serif", label: "Georgia" },
  { value: "'Times New Roman', Times, serif", label: "Times" },
  { value: "'Courier New', Courier, monospace", label: "Courier" },
];
const colours = [
  ["background", "Around the mail"],
  ["content", "Background"],
  ["text", "Text"],
  ["link", "Links"],
  ["button", "Buttons"],
  ["buttonText", "Words of buttons"],
] as const;
const darkColours = [
  ["background", "Around the mail, dark"],
  ["content", "Background, dark"],
  ["text", "Text, dark"],
  ["link", "Links, dark"],
] as const;
const dark = { background: "#0f1217", content: "#171b22", text: "#edf0f4", link: "#8fadff" };

/** How the whole mail looks unless a block says otherwise. */
export function StyleFields(props: { style: EmailStyle; onWrite: (style: EmailStyle) => void }) {
  const { style, onWrite } = props;
  const known = fonts.some(({ value }) => value === style.font);
  return (
    <>
      <Select
        label="Font"
        data={known ? fonts : [{ value: style.font, label: style.font }, ...fonts]}
        value={style.font}
        onChange={(font) => font && onWrite({ ...style, font })}
      />
      <div className={classes.pair}>
        <PixelField
          label="Width"
          min={320}
          max={900}
          value={style.width}
          onWrite={(width) => onWrite({ ...style, width })}
        />
        <TextInput
          label="Language"
          maxLength={35}
          value={style.language}
          onChange={(event) => onWrite({ ...style, language: event.currentTarget.value })}
        />
      </div>
      <div className={classes.pair}>
        {colours.map(([key, label]) => (
          <ColourField
            key={key}
            label={label}
            value={style[key]}
            onWrite={(colour) => colour && onWrite({ ...style, [key]: colour })}
          />
        ))}
      </div>
      <div className={classes.group}>
        <Switch
          label="Own colours for dark themes"
          checked={style.dark !== null}
          onChange={(event) =>
            onWrite({ ...style, dark: event.currentTarget.checked ? dark : null })
          }
        />
        {style.dark ? (
          <div className={classes.pair}>
            {darkColours.map(([key, label]) => (
              <ColourField
                key={key}
                label={label}
                value={style.dark?.[key]}
                onWrite={(colour) => {
                  if (colour && style.dark)
                    onWrite({ ...style, dark: { ...style.dark, [key]: colour } });
                }}
              />
            ))}
          </div>
        ) : null}
      </div>
    </>
  );
}
