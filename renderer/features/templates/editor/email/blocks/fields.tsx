import { ColorInput, ColorSwatch, NumberInput } from "@mantine/core";
import type { Align } from "../../../../../../shared/domain/template/email-document.ts";
import { SegmentedTabs } from "../../../../../ui/segmented-tabs.tsx";
import classes from "./blocks.module.css";

const colour = /^#[0-9a-f]{6}$/i;

/** A colour as #1a2b3c; where one may be left to the mail's style, empty is that. */
export function ColourField(props: {
  label: string;
  value: string | undefined;
  /** What holds while nothing is chosen here. */
  inherited?: string;
  onWrite: (colour: string | undefined) => void;
}) {
  const { label, value, inherited, onWrite } = props;
  return (
    <ColorInput
      label={label}
      size="md"
      format="hex"
      fixOnBlur
      withEyeDropper={false}
      placeholder={inherited ? `${inherited} (of the mail)` : "None"}
      // What holds here is shown, chosen here or not.
      {...(value === undefined && inherited
        ? { leftSection: <ColorSwatch color={inherited} size={22} /> }
        : {})}
      value={value ?? ""}
      onChange={(text) => {
        const next = colour.test(text) ? text.toLowerCase() : undefined;
        // The field says its colour again when it is left.
        if (next === value?.toLowerCase()) return;
        if (next !== undefined || (text === "" && inherited !== undefined)) onWrite(next);
      }}
    />
  );
}

export const AlignField = (props: { value: Align; onWrite: (align: Align) => void }) => (
  <div>
    <span className={classes.label}>Alignment</span>
    <SegmentedTabs<Align>
      label="Alignment"
      value={props.value}
      onChange={props.onWrite}
      options={[
        { value: "left", label: "Left" },
        { value: "center", label: "Centre" },
        { value: "right", label: "Right" },
      ]}
    />
  </div>
);

/** Whole pixels; what is no number changes nothing. */
export const PixelField = (props: {
  label: string;
  value: number | null;
  min?: number;
  max: number;
  placeholder?: string;
  onWrite: (pixels: number) => void;
  onEmpty?: () => void;
}) => (
  <NumberInput
    label={props.label}
    size="md"
    suffix=" px"
    min={props.min ?? 0}
    max={props.max}
    allowDecimal={false}
    allowNegative={false}
    clampBehavior="strict"
    placeholder={props.placeholder ?? ""}
    value={props.value ?? ""}
    onChange={(value) => {
      const next = typeof value === "number" ? Math.max(props.min ?? 0, Math.round(value)) : null;
      // The field says its number again when it is left.
      if (next === props.value) return;
      if (next !== null) props.onWrite(next);
      else if (value === "") props.onEmpty?.();
    }}
  />
);
