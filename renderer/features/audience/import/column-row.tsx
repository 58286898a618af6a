import { Button, Checkbox, Select } from "@mantine/core";
import {
  IconArrowRight,
  IconBan,
  IconCircleCheck,
  IconHelpCircle,
  IconHistory,
} from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import type { ColumnMapping, DetectedColumn } from "../../../../shared/contract/imports.ts";
import { Pill } from "../../../ui/pill.tsx";
import type { Tone } from "../../../ui/tones.ts";
import classes from "./columns.module.css";
import { dateFormats, isoFormat } from "./date-formats.ts";
import { badgeOf, retargeted, type ColumnBadge } from "./draft.ts";
import { doNotImport, targetGroups, typesFor, type KnownNames } from "./targets.ts";

const typeNames = { text: "Text", number: "Number", date: "Date", list: "List" };
const badges: Record<ColumnBadge, { text: string; tone: Tone; icon: ReactNode }> = {
  recognised: { text: "Recognised", tone: "success", icon: <IconCircleCheck size={13} /> },
  confirmed: { text: "Confirmed", tone: "success", icon: <IconCircleCheck size={13} /> },
  chosen: { text: "Chosen", tone: "success", icon: <IconCircleCheck size={13} /> },
  remembered: { text: "Remembered", tone: "info", icon: <IconHistory size={13} /> },
  guessed: { text: "Guessed", tone: "warning", icon: <IconHelpCircle size={13} /> },
  ignored: { text: "Ignored", tone: "neutral", icon: <IconBan size={13} /> },
};

/** A column of the file, and where its values go. */
export function ColumnRow(props: {
  column: DetectedColumn;
  mapping: ColumnMapping;
  confirmed: boolean;
  /** Header of another column that goes to the same place. */
  clash: string | undefined;
  known: KnownNames;
  onChange: (mapping: ColumnMapping) => void;
  onConfirm: () => void;
}) {
  const { column, mapping } = props;
  const { header, samples } = column;
  const badge = badgeOf(column, mapping, props.confirmed);
  const look = badges[badge];
  return (
    <tr data-ignored={mapping.path === null || undefined}>
      <th scope="row" className={classes.header}>
        <div className="ellipsis" title={header}>
          {header}
        </div>
      </th>
      <td className={classes.samples}>
        <div className="ellipsis" title={samples.join(" · ")}>
          {samples.length > 0 ? samples.join(" · ") : "no values"}
        </div>
      </td>
      <td className={classes.arrow} aria-hidden>
        <IconArrowRight size={14} />
      </td>
      <td>
        <TargetSelect {...props} />
      </td>
      <td>
        <TypeFields column={column} mapping={mapping} onChange={props.onChange} />
      </td>
      <td className={classes.state}>
        <Pill tone={look.tone} icon={look.icon}>
          {look.text}
        </Pill>
        {badge === "guessed" ? (
          <Button size="xs" aria-label={`Confirm ${header}`} onClick={props.onConfirm}>
            Confirm
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

function TargetSelect(props: Parameters<typeof ColumnRow>[0]) {
  const { column, mapping, known, clash } = props;
  const [typed, setTyped] = useState("");
  return (
    <Select
      size="sm"
      aria-label={`${column.header} goes to`}
      searchable
      nothingFoundMessage="Nothing is called that."
      maxDropdownHeight={340}
      data={targetGroups({ header: column.header, path: mapping.path, known, typed })}
      value={mapping.path ?? doNotImport}
      error={clash === undefined ? null : `“${clash}” goes there too. It takes one column.`}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(path) =>
        path &&
        props.onChange(retargeted(mapping, path === doNotImport ? null : path, column.mapping))
      }
    />
  );
}

function TypeFields(props: {
  column: DetectedColumn;
  mapping: ColumnMapping;
  onChange: (mapping: ColumnMapping) => void;
}) {
  const { mapping, onChange } = props;
  const { header } = props.column;
  const types = typesFor(mapping.path);
  if (types.length === 0) return null;
  return (
    <div className={classes.type}>
      {types.length === 1 ? (
        <span className={classes.onlyType}>{typeNames[types[0] ?? "text"]}</span>
      ) : (
        <Select
          size="sm"
          className={classes.typeSelect ?? ""}
          aria-label={`Type of ${header}`}
          data={types.map((value) => ({ value, label: typeNames[value] }))}
          value={mapping.type}
          onChange={(type) =>
            onChange({
              ...mapping,
              type: type as ColumnMapping["type"],
              dateFormat: null,
              decimalComma: false,
            })
          }
        />
      )}
      {mapping.type === "date" ? (
        <Select
          size="sm"
          className={classes.format ?? ""}
          aria-label={`Date format of ${header}`}
          data={dateFormats(mapping.dateFormat)}
          value={mapping.dateFormat ?? isoFormat}
          onChange={(format) =>
            onChange({ ...mapping, dateFormat: format === isoFormat ? null : format })
          }
        />
      ) : null}
      {mapping.type === "number" ? (
        <Checkbox
          label="Decimal comma"
          checked={mapping.decimalComma}
          onChange={(event) => onChange({ ...mapping, decimalComma: event.currentTarget.checked })}
        />
      ) : null}
    </div>
  );
}
