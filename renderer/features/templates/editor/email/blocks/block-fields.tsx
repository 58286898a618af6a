import { Checkbox, Textarea, TextInput } from "@mantine/core";
import type { Picture } from "../../../../../../shared/contract/media.ts";
import { pictureScheme } from "../../../../../../shared/domain/picture.ts";
import type { Block, EmailStyle } from "../../../../../../shared/domain/template/email-document.ts";
import { SegmentedTabs } from "../../../../../ui/segmented-tabs.tsx";
import { VariableInput } from "../../variable-fields.tsx";
import classes from "./blocks.module.css";
import { VariableName } from "./condition-fields.tsx";
import { PictureField } from "./picture-field.tsx";
import { AlignField, ColourField, PixelField } from "./fields.tsx";
import { RichText } from "./rich-text.tsx";
import { SocialFields } from "./social-fields.tsx";

type Props<One extends Block> = {
  block: One;
  style: EmailStyle;
  onWrite: (block: One) => void;
};
type Of<Kind extends Block["kind"]> = Extract<Block, { kind: Kind }>;

/** The settings of one block, by its kind. */
export function BlockFields({ block, style, onWrite }: Props<Block>) {
  switch (block.kind) {
    case "text":
      return <TextFields block={block} style={style} onWrite={onWrite} />;
    case "heading":
      return <HeadingFields block={block} style={style} onWrite={onWrite} />;
    case "image":
      return <ImageFields block={block} style={style} onWrite={onWrite} />;
    case "button":
      return <ButtonFields block={block} style={style} onWrite={onWrite} />;
    case "divider":
      return (
        <div className={classes.pair}>
          <ColourField
            label="Colour"
            value={block.colour}
            onWrite={(colour) => colour && onWrite({ ...block, colour })}
          />
          <PixelField
            label="Thickness"
            max={20}
            value={block.thickness}
            onWrite={(thickness) => onWrite({ ...block, thickness })}
          />
        </div>
      );
    case "spacer":
      return (
        <PixelField
          label="Height"
          max={400}
          value={block.height}
          onWrite={(height) => onWrite({ ...block, height })}
        />
      );
    case "social":
      return <SocialFields block={block} onWrite={onWrite} />;
    case "list":
      return <ListFields block={block} style={style} onWrite={onWrite} />;
    case "html":
      return (
        <Textarea
          label="HTML"
          description="Kept exactly as it is written."
          classNames={{ input: classes.mono ?? "" }}
          autosize
          minRows={10}
          maxRows={30}
          spellCheck={false}
          maxLength={300_000}
          value={block.source}
          onChange={(event) => onWrite({ ...block, source: event.currentTarget.value })}
        />
      );
    case "footer":
      return (
        <>
          <RichText
            key={block.id}
            label="Who sends this"
            html={block.html}
            onWrite={(html) => onWrite({ ...block, html })}
          />
          <TextInput
            label="Words of the unsubscribe link"
            maxLength={200}
            value={block.unsubscribe}
            onChange={(event) => onWrite({ ...block, unsubscribe: event.currentTarget.value })}
          />
          <AlignField value={block.align} onWrite={(align) => onWrite({ ...block, align })} />
        </>
      );
  }
}

/** Takes a colour out again, where none is the mail's own. */
const withColour = <One extends { colour?: string | undefined }>(
  block: One,
  colour: string | undefined,
): One => {
  const { colour: _old, ...rest } = block;
  return (colour === undefined ? rest : { ...rest, colour }) as One;
};

function TextFields({ block, style, onWrite }: Props<Of<"text">>) {
  return (
    <>
      <RichText
        key={block.id}
        label="Text"
        html={block.html}
        onWrite={(html) => onWrite({ ...block, html })}
      />
      <AlignField value={block.align} onWrite={(align) => onWrite({ ...block, align })} />
      <div className={classes.pair}>
        <PixelField
          label="Size"
          min={8}
          max={60}
          value={block.size}
          onWrite={(size) => onWrite({ ...block, size })}
        />
        <ColourField
          label="Colour"
          value={block.colour}
          inherited={style.text}
          onWrite={(colour) => onWrite(withColour(block, colour))}
        />
      </div>
    </>
  );
}

function HeadingFields({ block, style, onWrite }: Props<Of<"heading">>) {
  return (
    <>
      <VariableInput
        label="Heading"
        name="block-heading"
        maxLength={1000}
        value={block.text}
        onWrite={(text) => onWrite({ ...block, text })}
      />
      <div>
        <span className={classes.label}>Level</span>
        <SegmentedTabs<"1" | "2" | "3">
          label="Level"
          value={`${block.level}`}
          onChange={(level) =>
            onWrite({ ...block, level: level === "1" ? 1 : level === "2" ? 2 : 3 })
          }
          options={[
            { value: "1", label: "1" },
            { value: "2", label: "2" },
            { value: "3", label: "3" },
          ]}
        />
      </div>
      <AlignField value={block.align} onWrite={(align) => onWrite({ ...block, align })} />
      <ColourField
        label="Colour"
        value={block.colour}
        inherited={style.text}
        onWrite={(colour) => onWrite(withColour(block, colour))}
      />
    </>
  );
}

/** As wide as it is where it is smaller than a column; its alternative text unless the block has one. */
const withPicture = (block: Of<"image">, { name, alt, width }: Picture): Of<"image"> => ({
  ...block,
  src: `${pictureScheme}${name}`,
  alt: block.alt || alt,
  width: width < 500 ? width : null,
});

function ImageFields({ block, onWrite }: Props<Of<"image">>) {
  return (
    <>
      <PictureField src={block.src} onChoose={(picture) => onWrite(withPicture(block, picture))} />
      <VariableInput
        label="Address of the picture"
        name="block-src"
        placeholder="https://"
        maxLength={4000}
        value={block.src}
        onWrite={(src) => onWrite({ ...block, src })}
      />
      <TextInput
        label="Alternative text"
        description="What it shows, for those who don’t see it."
        maxLength={500}
        disabled={block.decorative}
        value={block.alt}
        onChange={(event) => onWrite({ ...block, alt: event.currentTarget.value })}
      />
      <Checkbox
        label="Decorative: says nothing that the text does not"
        checked={block.decorative}
        onChange={(event) => onWrite({ ...block, decorative: event.currentTarget.checked })}
      />
      <VariableInput
        label="Link"
        name="block-href"
        placeholder="None"
        maxLength={4000}
        value={block.href}
        onWrite={(href) => onWrite({ ...block, href })}
      />
      <PixelField
        label="Width"
        min={1}
        max={2000}
        placeholder="As wide as the column"
        value={block.width}
        onWrite={(width) => onWrite({ ...block, width })}
        onEmpty={() => onWrite({ ...block, width: null })}
      />
      <AlignField value={block.align} onWrite={(align) => onWrite({ ...block, align })} />
    </>
  );
}

function ButtonFields({ block, style, onWrite }: Props<Of<"button">>) {
  return (
    <>
      <VariableInput
        label="Words"
        name="block-words"
        maxLength={300}
        value={block.text}
        onWrite={(text) => onWrite({ ...block, text })}
      />
      <VariableInput
        label="Link"
        name="block-href"
        maxLength={4000}
        value={block.href}
        onWrite={(href) => onWrite({ ...block, href })}
      />
      <AlignField value={block.align} onWrite={(align) => onWrite({ ...block, align })} />
      <Checkbox
        label="As wide as the column"
        checked={block.wide}
        onChange={(event) => onWrite({ ...block, wide: event.currentTarget.checked })}
      />
      <div className={classes.pair}>
        <ColourField
          label="Fill"
          value={block.fill}
          inherited={style.button}
          onWrite={(fill) => {
            const { fill: _old, ...rest } = block;
            onWrite(fill === undefined ? rest : { ...rest, fill });
          }}
        />
        <ColourField
          label="Colour of the words"
          value={block.colour}
          inherited={style.buttonText}
          onWrite={(colour) => onWrite(withColour(block, colour))}
        />
      </div>
      <PixelField
        label="Corner radius"
        max={60}
        value={block.radius}
        onWrite={(radius) => onWrite({ ...block, radius })}
      />
    </>
  );
}

function ListFields({ block, onWrite }: Props<Of<"list">>) {
  return (
    <>
      <VariableName
        label="Repeat for each value of"
        value={block.variable}
        onWrite={(variable) => onWrite({ ...block, variable })}
      />
      <RichText
        key={block.id}
        label="Each value, as {{this}}; at most 15"
        html={block.html}
        onWrite={(html) => onWrite({ ...block, html })}
      />
      <RichText
        key={`${block.id}-otherwise`}
        label="Where there is none"
        html={block.otherwise}
        onWrite={(otherwise) => onWrite({ ...block, otherwise })}
      />
      <AlignField value={block.align} onWrite={(align) => onWrite({ ...block, align })} />
    </>
  );
}
