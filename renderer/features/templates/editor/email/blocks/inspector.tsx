import { Checkbox } from "@mantine/core";
import type {
  Block,
  EmailDocument,
  Section,
} from "../../../../../../shared/domain/template/email-document.ts";
import { SegmentedTabs } from "../../../../../ui/segmented-tabs.tsx";
import { ApplyBrand } from "./apply-brand.tsx";
import { kindOf } from "./block-kinds.ts";
import { BlockFields } from "./block-fields.tsx";
import classes from "./blocks.module.css";
import { ConditionFields } from "./condition-fields.tsx";
import { changeBlock, changeSection, findBlock, sectionOf, setColumns } from "./edit.ts";
import { ColourField, PixelField } from "./fields.tsx";
import { StyleFields } from "./style-fields.tsx";

type Props = {
  document: EmailDocument;
  selected: string | null;
  onChange: (document: EmailDocument, name: string) => void;
};

/** The settings of what is selected; of the whole mail when nothing is. */
export function Inspector({ document, selected, onChange }: Props) {
  if (selected === null)
    return (
      <Fields title="Whole mail">
        <ApplyBrand document={document} onChange={onChange} />
        <StyleFields
          style={document.style}
          onWrite={(style) => onChange({ ...document, style }, "style of the mail")}
        />
      </Fields>
    );
  const found = findBlock(document, selected);
  if (found) {
    const { block } = found;
    const { name } = kindOf(block.kind);
    const write = (next: Block) =>
      onChange(
        changeBlock(document, block.id, () => next),
        name.toLowerCase(),
      );
    return (
      <Fields title={name}>
        <BlockFields block={block} style={document.style} onWrite={write} />
        {block.kind === "html" || block.kind === "spacer" ? null : (
          <PixelField
            label="Space above and below"
            max={100}
            placeholder="8 px"
            value={block.padding ?? null}
            onWrite={(padding) => write({ ...block, padding })}
            onEmpty={() => {
              const { padding: _old, ...rest } = block;
              write(rest as Block);
            }}
          />
        )}
        <ConditionFields
          condition={block.condition}
          onWrite={(condition) => write(withCondition(block, condition))}
        />
      </Fields>
    );
  }
  const section = sectionOf(document, selected);
  return section ? (
    <SectionFields document={document} section={section} onChange={onChange} />
  ) : null;
}

function withCondition<Part extends Block | Section>(
  part: Part,
  condition: Part["condition"],
): Part {
  const { condition: _old, ...rest } = part;
  return (condition === undefined ? rest : { ...rest, condition }) as Part;
}

function SectionFields(props: Omit<Props, "selected"> & { section: Section }) {
  const { document, section, onChange } = props;
  const write = (next: Section) =>
    onChange(
      changeSection(document, section.id, () => next),
      "section",
    );
  return (
    <Fields title="Section">
      <div>
        <span className={classes.label}>Columns</span>
        <SegmentedTabs
          label="Columns"
          value={String(section.columns.length)}
          onChange={(count) =>
            onChange(setColumns(document, section.id, Number(count)), "columns of a section")
          }
          options={["1", "2", "3", "4"].map((value) => ({ value, label: value }))}
        />
      </div>
      {section.columns.length > 1 ? (
        <Checkbox
          label="Side by side on phones too"
          checked={section.keepColumns}
          onChange={(event) => write({ ...section, keepColumns: event.currentTarget.checked })}
        />
      ) : null}
      <div className={classes.pair}>
        <ColourField
          label="Background"
          value={section.fill}
          inherited={document.style.content}
          onWrite={(fill) => {
            const { fill: _old, ...rest } = section;
            write(fill === undefined ? rest : { ...rest, fill });
          }}
        />
        <PixelField
          label="Space above and below"
          max={200}
          value={section.padding}
          onWrite={(padding) => write({ ...section, padding })}
        />
      </div>
      <ConditionFields
        condition={section.condition}
        onWrite={(condition) => write(withCondition(section, condition))}
      />
    </Fields>
  );
}

const Fields = (props: { title: string; children: React.ReactNode }) => (
  <section className={classes.fields} aria-label={`Settings: ${props.title}`}>
    <h2 className={classes.title}>{props.title}</h2>
    {props.children}
  </section>
);
