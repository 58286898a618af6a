import { autocompletion, closeBrackets, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap } from "@codemirror/commands";
import { html } from "@codemirror/lang-html";
import { bracketMatching, foldGutter, indentOnInput } from "@codemirror/language";
import { lintGutter, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState, type Text } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { useEffect, useRef } from "react";
import type { Finding } from "../../../../../shared/contract/campaigns.ts";
import { pageNonce } from "../../../../ui/nonce.ts";
import type { Jump } from "../jump.ts";
import { changeBetween } from "./change-between.ts";
import { completeTemplate } from "./complete.ts";
import classes from "./code.module.css";
import { codeTheme } from "./theme.ts";

type Mark = Pick<Finding, "severity" | "text" | "line" | "column">;

/** Where a line and a column are, within what there is now. */
function positionOf(text: Text, line: number | null, column: number | null): number {
  const found = text.line(Math.min(Math.max(1, line ?? 1), text.lines));
  return Math.min(found.from + Math.max(0, (column ?? 1) - 1), found.to);
}

function takeFiles(
  event: Event,
  data: DataTransfer | null,
  take: (files: File[]) => void,
): boolean {
  const files = [...(data?.files ?? [])];
  if (files.length === 0) return false;
  event.preventDefault();
  take(files);
  return true;
}

/**
 * What is typed over a selection is put in here: the browser would keep the colours of what it takes out as styles, which
 * the page’s policy refuses.
 */
function typeOver(event: InputEvent, view: EditorView): boolean {
  const { data } = event;
  const { state } = view;
  const { from, to } = state.selection.main;
  if (event.inputType !== "insertText" || data === null || event.isComposing || from === to)
    return false;
  event.preventDefault();
  const insert = () => state.update(state.replaceSelection(data), { userEvent: "input.type" });
  // Brackets around a selection are put in by one of these.
  const taken = state
    .facet(EditorView.inputHandler)
    .some((handle) => handle(view, from, to, data, insert));
  if (!taken) view.dispatch(insert());
  return true;
}

/** Mod+Enter is the window’s, wherever the focus is. */
const ownKeys = defaultKeymap.filter(({ key }) => key !== "Mod-Enter");

const diagnosticsOf = (text: Text, marks: readonly Mark[]): Diagnostic[] =>
  marks.map(({ severity, text: message, line, column }) => {
    const from = positionOf(text, line, column);
    return { severity, message, from, to: Math.max(from, text.lineAt(from).to) };
  });

/**
 * Code with numbers, colours, completion and marks. Undo is the template's own, so that it goes on through conversions;
 * Tab leaves the field, as in any other.
 */
export function CodeEditor(props: {
  label: string;
  value: string;
  variables: readonly string[];
  marks: readonly Mark[];
  jump: Jump | null;
  /** Put where the caret is, once for each `turn`. */
  insert: { text: string; turn: number } | null;
  /** The focus comes here, once. */
  focus: boolean;
  onFocused: () => void;
  onChange: (text: string) => void;
  /** Files that were dropped or pasted. */
  onFiles: (files: File[]) => void;
}) {
  const { label, value, marks, jump, insert } = props;
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    if (!place.current) return undefined;
    const made = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [
          EditorView.cspNonce.of(pageNonce()),
          codeTheme,
          lineNumbers(),
          foldGutter(),
          lintGutter(),
          highlightActiveLine(),
          highlightActiveLineGutter(),
          drawSelection(),
          bracketMatching(),
          closeBrackets(),
          indentOnInput(),
          highlightSelectionMatches(),
          EditorView.lineWrapping,
          // The elements of MJML may close themselves, as in XML.
          html({ selfClosingTags: latest.current.label === "MJML" }),
          autocompletion({
            override: [completeTemplate(() => latest.current.variables)],
            icons: false,
          }),
          keymap.of([...completionKeymap, ...searchKeymap, ...ownKeys]),
          EditorView.contentAttributes.of({ "aria-label": latest.current.label }),
          EditorView.domEventHandlers({
            beforeinput: typeOver,
            paste: (event) => takeFiles(event, event.clipboardData, latest.current.onFiles),
            drop: (event) => takeFiles(event, event.dataTransfer, latest.current.onFiles),
          }),
          EditorView.updateListener.of((update) => {
            if (!update.docChanged) return;
            const text = update.state.doc.toString();
            if (text !== latest.current.value) latest.current.onChange(text);
          }),
        ],
      }),
    });
    view.current = made;
    return () => {
      view.current = null;
      made.destroy();
    };
  }, [label]);

  // What came from elsewhere, such as Undo: only what differs is replaced, so that the caret stays.
  useEffect(() => {
    const own = view.current;
    if (!own) return;
    const change = changeBetween(own.state.doc.toString(), value);
    if (change) own.dispatch({ changes: change });
  }, [value]);

  useEffect(() => {
    const own = view.current;
    if (own) own.dispatch(setDiagnostics(own.state, diagnosticsOf(own.state.doc, marks)));
  }, [marks]);

  useEffect(() => {
    const own = view.current;
    if (!own || !jump || jump.line === null) return;
    const at = positionOf(own.state.doc, jump.line, jump.column);
    own.dispatch({
      selection: { anchor: at },
      effects: EditorView.scrollIntoView(at, { y: "center" }),
    });
    own.focus();
  }, [jump]);

  const { focus, onFocused } = props;
  useEffect(() => {
    if (!focus) return;
    view.current?.focus();
    onFocused();
  }, [focus, onFocused, label]);

  const inserted = useRef(insert?.turn ?? 0);
  useEffect(() => {
    const own = view.current;
    if (!own || !insert || insert.turn === inserted.current) return;
    inserted.current = insert.turn;
    own.dispatch(own.state.replaceSelection(insert.text), { scrollIntoView: true });
    own.focus();
  }, [insert]);

  return <div ref={place} className={classes.editor} />;
}
