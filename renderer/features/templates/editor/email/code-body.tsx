import { lazy, Suspense } from "react";
import { useMemo } from "react";
import { useQuery } from "@tanstack/react-query";
import { useEngine } from "../../../../data/engine.tsx";
import { SkeletonRows } from "../../../../ui/skeletons.tsx";
import type { EditorProps } from "../content-editor.tsx";

// The editor of code is large, and most templates are opened in blocks.
const CodeEditor = lazy(async () => ({
  default: (await import("../code/code-editor.tsx")).CodeEditor,
}));

/** The mail as MJML or HTML, with what is wrong marked where it stands. */
export function CodeBody(props: EditorProps<"email"> & { form: "mjml" | "html"; source: string }) {
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
  return (
    <Suspense fallback={<SkeletonRows rows={12} label="Loading the editor" />}>
      <CodeEditor
        label={form === "mjml" ? "MJML" : "HTML"}
        value={source}
        variables={names}
        marks={marks}
        jump={jump?.field === null || jump?.field === "html" ? jump : null}
        onChange={(text) => change({ body: { form, source: text } }, form.toUpperCase())}
      />
    </Suspense>
  );
}
