import { Button, TextInput } from "@mantine/core";
import { IconBold, IconItalic, IconLink, IconList, IconUnderline } from "@tabler/icons-react";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { asksForVariable } from "../../../../../message/variables.ts";
import { VariablePicker } from "../../../../../message/variable-picker.tsx";
import { IconAction } from "../../../../../ui/icon-action.tsx";
import classes from "./blocks.module.css";
import { plainHtml } from "./plain-html.ts";

/** Text with bold, italic, links and lists. Whatever is pasted into it becomes plain text. */
export function RichText(props: { label: string; html: string; onWrite: (html: string) => void }) {
  const { label, html, onWrite } = props;
  const id = useId();
  const field = useRef<HTMLDivElement>(null);
  const written = useRef<string | null>(null);
  const caret = useRef<Range | null>(null);
  const [link, setLink] = useState<string | null>(null);
  const [opened, setOpened] = useState(false);

  // Only what came from elsewhere is put in: the caret would jump otherwise.
  useEffect(() => {
    if (!field.current || written.current === html) return;
    written.current = html;
    field.current.innerHTML = plainHtml(html);
  }, [html]);

  const write = () => {
    if (!field.current) return;
    const next = plainHtml(field.current.innerHTML);
    if (next === written.current) return;
    written.current = next;
    onWrite(next);
  };
  const keep = () => {
    const selection = getSelection();
    if (selection?.rangeCount && field.current?.contains(selection.anchorNode))
      caret.current = selection.getRangeAt(0);
  };
  const back = () => {
    field.current?.focus();
    const selection = getSelection();
    if (!selection) return;
    const range = caret.current ?? document.createRange();
    if (!caret.current && field.current) {
      range.selectNodeContents(field.current);
      range.collapse(false);
    }
    selection.removeAllRanges();
    selection.addRange(range);
  };
  // The one way to format a selection that keeps the browser's own typing; there is no other.
  const format = (command: string, value?: string) => {
    back();
    // oxlint-disable-next-line typescript/no-deprecated
    document.execCommand(command, false, value);
    write();
  };
  const onKey = (event: KeyboardEvent) => {
    const command = { b: "bold", i: "italic", u: "underline" }[event.key.toLowerCase()];
    if (!command || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    keep();
    format(command);
  };
  const onInput = () => {
    write();
    const node = getSelection()?.anchorNode;
    const offset = getSelection()?.anchorOffset ?? 0;
    keep();
    if (node?.nodeType === Node.TEXT_NODE && asksForVariable(node.textContent ?? "", offset))
      setOpened(true);
  };
  const pick = (name: string) => {
    setOpened(false);
    // After the list has given the focus to its button.
    setTimeout(() => {
      back();
      const node = getSelection()?.anchorNode;
      const offset = getSelection()?.anchorOffset ?? 0;
      const begun =
        node?.nodeType === Node.TEXT_NODE && asksForVariable(node.textContent ?? "", offset);
      format("insertText", `${begun ? "" : "{{"}${name}}}`);
    });
  };

  const tools = [
    { label: "Bold", command: "bold", shortcut: "Mod+B", icon: IconBold },
    { label: "Italic", command: "italic", shortcut: "Mod+I", icon: IconItalic },
    { label: "Underline", command: "underline", shortcut: "Mod+U", icon: IconUnderline },
    { label: "List", command: "insertUnorderedList", shortcut: "", icon: IconList },
  ];
  return (
    <div>
      <span id={id} className={classes.label}>
        {label}
      </span>
      <div className={classes.rich}>
        <section className={classes.richTools} aria-label={`Format of ${label}`}>
          {tools.map(({ label: name, command, shortcut, icon: Sign }) => (
            <IconAction
              key={command}
              size="sm"
              label={name}
              {...(shortcut ? { shortcut } : {})}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => format(command)}
            >
              <Sign size={16} />
            </IconAction>
          ))}
          <IconAction
            size="sm"
            label="Link"
            aria-expanded={link !== null}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              keep();
              setLink(link === null ? "https://" : null);
            }}
          >
            <IconLink size={16} />
          </IconAction>
          <VariablePicker field={label} opened={opened} onOpen={setOpened} onPick={pick} />
        </section>
        {link === null ? null : (
          <form
            className={classes.richLink}
            onSubmit={(event) => {
              event.preventDefault();
              setLink(null);
              if (link.trim() === "") format("unlink");
              else format("createLink", link.trim());
            }}
          >
            <TextInput
              size="sm"
              aria-label="Address of the link"
              autoFocus
              value={link}
              onChange={(event) => setLink(event.currentTarget.value)}
            />
            <Button size="sm" type="submit">
              {link.trim() === "" ? "Remove link" : "Set link"}
            </Button>
          </form>
        )}
        <div
          ref={field}
          // A field with formatting has no element of its own.
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          role="textbox"
          tabIndex={0}
          aria-multiline
          aria-labelledby={id}
          contentEditable
          suppressContentEditableWarning
          className={classes.richText}
          onInput={onInput}
          onKeyDown={onKey}
          onKeyUp={keep}
          onMouseUp={keep}
          onBlur={keep}
          onPaste={(event) => {
            event.preventDefault();
            keep();
            format("insertText", event.clipboardData.getData("text/plain"));
          }}
        />
      </div>
    </div>
  );
}
