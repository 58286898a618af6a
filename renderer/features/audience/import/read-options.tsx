import { Select } from "@mantine/core";
import type { Import, ReadOptions } from "../../../../shared/contract/imports.ts";
import { useEngine } from "../../../data/engine.tsx";
import { useImportAct } from "./import-cache.ts";
import classes from "./import.module.css";

const formats = [
  { value: "csv", label: "Table (CSV, TSV)" },
  { value: "jsonLines", label: "JSON, one per line" },
  { value: "json", label: "JSON" },
];
const encodings = [
  { value: "utf-8", label: "UTF-8" },
  { value: "windows-1252", label: "Windows-1252" },
  { value: "utf-16le", label: "UTF-16, little-endian" },
  { value: "utf-16be", label: "UTF-16, big-endian" },
];
const delimiters = [
  { value: ",", label: "Comma" },
  { value: ";", label: "Semicolon" },
  { value: "\t", label: "Tab" },
  { value: "|", label: "Bar" },
];
const headers = [
  { value: "yes", label: "First row is the header" },
  { value: "no", label: "No header row" },
];

/** How the file is read: what was detected, each of which can be overruled. */
export function ReadOptionsFields({ imported }: { imported: Import }) {
  const { id, read } = imported;
  const reread = useImportAct(useEngine().imports.reread.mutationOptions());
  const change = (part: Partial<ReadOptions>) => reread.mutate({ id, read: part });
  const field = { className: classes.field ?? "", size: "sm", disabled: reread.isPending } as const;
  return (
    <div className={classes.fields}>
      <Select
        {...field}
        data-first
        label="Format"
        data={formats}
        value={read.format}
        onChange={(format) => change({ format: format as ReadOptions["format"] })}
      />
      <Select
        {...field}
        label="Encoding"
        data={encodings}
        value={read.encoding}
        onChange={(encoding) => change({ encoding: encoding as ReadOptions["encoding"] })}
      />
      {read.format === "csv" ? (
        <>
          <Select
            {...field}
            label="Delimiter"
            data={delimiters}
            value={read.delimiter}
            onChange={(delimiter) => change({ delimiter: delimiter as ReadOptions["delimiter"] })}
          />
          <Select
            {...field}
            label="Header"
            data={headers}
            value={read.header ? "yes" : "no"}
            onChange={(header) => change({ header: header === "yes" })}
          />
        </>
      ) : null}
    </div>
  );
}
