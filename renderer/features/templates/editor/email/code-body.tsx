import { Button } from "@mantine/core";
import { IconPhoto } from "@tabler/icons-react";
import { lazy, Suspense, useMemo, useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useEngine } from "../../../../data/engine.tsx";
import type { Picture } from "../../../../../shared/contract/media.ts";
import { pictureScheme } from "../../../../../shared/domain/picture.ts";
import { SkeletonRows } from "../../../../ui/skeletons.tsx";
import { PicturesDialog } from "../../pictures/pictures-dialog.tsx";
import type { EditorProps } from "../content-editor.tsx";
import classes from "./email.module.css";

// The editor of code is large, and most templates are opened in blocks.
const CodeEditor = lazy(async () => ({
  default: (await import("../code/code-editor.tsx")).CodeEditor,
}));

/** The mail as MJML or HTML, with what is wrong marked where it stands. */
export function CodeBody(
  props: EditorProps<"email"> & {
    form: "mjml" | "html";
    source: string;
    focus: boolean;
    onFocused: () => void;
  },
) {
  const { form, source, change, preview, checks, jump } = props;
  const variables = useQuery(useEngine().campaigns.variables.queryOptions()).data;
  const names = useMemo(() => (variables ?? []).map(({ name }) => name), [variables]);
  const marks = useMemo(() => {
    const all = [...preview.broken, ...(checks.checks ?? [])].filter(
      ({ field, line }) => line !== null && (field === "html" || field === null),
    );
    const seen = new Set<string>();
    return all.filter(({ line, column, text }) => {
      const key = `${line}:${column}:${text}`;
      const fresh = !seen.has(key);
      seen.add(key);
      return fresh;
    });
  }, [preview.broken, checks.checks]);
  const [files, setFiles] = useState<File[] | null>(null);
  const [insert, setInsert] = useState<{ text: string; turn: number } | null>(null);
  return (
    <>
      <div className={classes.bar}>
        <span className={classes.grow} />
        <Button size="xs" leftSection={<IconPhoto size={14} />} onClick={() => setFiles([])}>
          Insert picture…
        </Button>
      </div>
      <PicturesDialog
        opened={files !== null}
        files={files ?? []}
        onClose={() => setFiles(null)}
        onChoose={(picture) => {
          setFiles(null);
          setInsert((before) => ({
            text: elementOf(form, picture),
            turn: (before?.turn ?? 0) + 1,
          }));
        }}
      />
      <Suspense fallback={<SkeletonRows rows={12} label="Loading the editor" />}>
        <CodeEditor
          label={form === "mjml" ? "MJML" : "HTML"}
          value={source}
          variables={names}
          marks={marks}
          jump={jump?.field === null || jump?.field === "html" ? jump : null}
          insert={insert}
          focus={props.focus}
          onFocused={props.onFocused}
          onFiles={setFiles}
          onChange={(text) => change({ body: { form, source: text } }, form.toUpperCase())}
        />
      </Suspense>
    </>
  );
}

/** A picture as the language has it. Without an alternative text it is read aloud by its file's name. */
function elementOf(form: "mjml" | "html", { name, alt, width }: Picture): string {
  const words = alt.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  const source = `src="${pictureScheme}${name}" alt="${words}" width="${Math.min(width, 600)}`;
  return form === "mjml" ? `<mj-image ${source}px" />` : `<img ${source}">`;
}
