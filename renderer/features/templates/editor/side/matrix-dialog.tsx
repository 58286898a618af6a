import { Modal, MultiSelect, Switch } from "@mantine/core";
import { useIntersection } from "@mantine/hooks";
import { useState } from "react";
import type { TemplateContent } from "../../../../../shared/domain/template/template.ts";
import { MailFrame } from "../../../../ui/mail-frame.tsx";
import { SegmentedTabs } from "../../../../ui/segmented-tabs.tsx";
import type { Person, PersonChoice } from "../use-person.ts";
import { usePreview } from "../use-preview.ts";
import { matrixCells, matrixWidths, type Cell } from "./matrix.ts";
import classes from "./side.module.css";

type Props = {
  content: TemplateContent;
  choice: PersonChoice;
  opened: boolean;
  onClose: () => void;
};

/** The same mail for several contacts, on several screens, in light and dark. */
export const MatrixDialog = (props: Props) => (
  <Modal
    opened={props.opened}
    onClose={props.onClose}
    title="Preview matrix"
    size="min(1400px, 96vw)"
  >
    <Body {...props} />
  </Modal>
);

function Body({ content, choice }: Props) {
  const { person, people } = choice;
  const known: Person[] = [
    ...(person ? [person] : []),
    ...people.filter(({ key }) => key !== person?.key),
  ];
  const [keys, setKeys] = useState(() => known.slice(0, 3).map(({ key }) => String(key)));
  const [widths, setWidths] = useState<string[]>(["320", "600"]);
  const [theme, setTheme] = useState<"both" | "light" | "dark">("both");
  const [images, setImages] = useState(true);
  const chosen = keys.flatMap((key) => known.find((each) => String(each.key) === key) ?? []);
  const { cells, left } = matrixCells(
    chosen.length > 0 ? chosen : [null],
    widths.map(Number).toSorted((a, b) => a - b),
    theme === "both" ? [false, true] : [theme === "dark"],
  );
  const undarkened =
    theme !== "light" &&
    content.type === "email" &&
    content.body.form === "blocks" &&
    content.body.document.style.dark === null;
  const rows = [...new Set(cells.map(({ person: who }) => who?.key ?? null))];
  return (
    <div className={classes.matrix}>
      <div className={classes.tools}>
        <MultiSelect
          size="sm"
          aria-label="Contacts"
          placeholder="Contacts"
          searchable
          data={known.map(({ key, name }) => ({ value: String(key), label: name }))}
          value={keys}
          onChange={setKeys}
        />
        <MultiSelect
          size="sm"
          aria-label="Widths"
          placeholder="Widths"
          data={matrixWidths.map((width) => ({ value: String(width), label: `${width} px` }))}
          value={widths}
          onChange={setWidths}
        />
        <SegmentedTabs
          label="Theme"
          value={theme}
          onChange={setTheme}
          options={[
            { value: "both", label: "Light and dark" },
            { value: "light", label: "Light" },
            { value: "dark", label: "Dark" },
          ]}
        />
        <Switch
          label="Images"
          checked={images}
          onChange={(event) => setImages(event.currentTarget.checked)}
        />
        <output className={classes.note}>
          {left > 0 ? `${cells.length} shown, ${left} left out` : `${cells.length} previews`}
          {undarkened ? ". This mail has no colours of its own for dark themes." : ""}
        </output>
      </div>
      {rows.map((row) => (
        <section
          key={row ?? "nobody"}
          aria-label={chosen.find(({ key }) => key === row)?.name ?? "Nobody"}
        >
          <div className={classes.matrixRow}>
            {cells
              .filter(({ person: who }) => (who?.key ?? null) === row)
              .map((cell) => (
                <MatrixCell key={cell.key} cell={cell} content={content} images={images} />
              ))}
          </div>
        </section>
      ))}
    </div>
  );
}

/** Rendered once it comes into view. */
type CellProps = { cell: Cell; content: TemplateContent; images: boolean };

function MatrixCell({ cell, content, images }: CellProps) {
  const { ref, entry } = useIntersection({ rootMargin: "100px" });
  const [seen, setSeen] = useState(false);
  if (entry?.isIntersecting && !seen) setSeen(true);
  const name = cell.person?.name ?? "Nobody";
  return (
    <div ref={ref}>
      <div className={classes.cellWords}>
        {name} · {cell.width} px · {cell.dark ? "dark" : "light"}
      </div>
      {seen ? (
        <Picture cell={cell} content={content} images={images} name={name} />
      ) : (
        <div className={classes.blank} />
      )}
    </div>
  );
}

function Picture({ cell, content, images, name }: CellProps & { name: string }) {
  const { dark } = cell;
  const { good, broken, problem } = usePreview(content, cell.person?.key ?? null, { images, dark });
  if (!good?.url)
    return (
      <div className={classes.blank}>
        {problem?.message ?? (broken.length > 0 ? "It has errors." : good ? "Nothing to show" : "")}
      </div>
    );
  return (
    <MailFrame
      still
      url={good.url}
      width={cell.width}
      height={360}
      title={`Preview of ${good.subject || "the message"}, ${name}, ${cell.width} px, ${dark ? "dark" : "light"}${images ? "" : ", without images"}`}
    />
  );
}
