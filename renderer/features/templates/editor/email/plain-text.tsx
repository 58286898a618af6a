import { Button } from "@mantine/core";
import { IconPencil, IconRefresh } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useClient } from "../../../../data/engine.tsx";
import { readError } from "../../../../data/read-error.ts";
import type { EditorProps } from "../content-editor.tsx";
import classes from "./email.module.css";

/** What programs without HTML show: derived from the mail, until someone writes it. */
export function PlainText({ content, change }: EditorProps<"email">) {
  const { text, problem } = useDerived(content);
  const own = content.text;
  const ready = text !== null && problem === null;
  return (
    <>
      <div className={classes.bar}>
        <span className={classes.grow}>
          {problem ??
            (own === null
              ? "Derived from the mail. It follows every change."
              : "Detached: it no longer follows the mail.")}
        </span>
        {own === null ? (
          <Button
            size="xs"
            leftSection={<IconPencil size={14} />}
            disabled={!ready}
            onClick={() => change({ text: text ?? "" }, "detaching the plain text")}
          >
            Edit
          </Button>
        ) : (
          <Button
            size="xs"
            leftSection={<IconRefresh size={14} />}
            onClick={() => change({ text: null }, "regenerating the plain text")}
          >
            Regenerate
          </Button>
        )}
      </div>
      <textarea
        name="text"
        className={classes.plain}
        aria-label="Plain text"
        readOnly={own === null}
        value={own ?? text ?? ""}
        onChange={(event) => change({ text: event.currentTarget.value }, "plain text")}
      />
    </>
  );
}

function useDerived(content: EditorProps<"email">["content"]) {
  const client = useClient();
  const [state, setState] = useState<{ text: string | null; problem: string | null }>({
    text: null,
    problem: null,
  });
  useEffect(() => {
    if (content.text !== null) return undefined;
    let current = true;
    const timer = setTimeout(() => {
      client.templates.deriveText({ content }).then(
        ({ text }) => {
          if (current) setState({ text, problem: null });
        },
        (error: unknown) => {
          if (current) setState(({ text }) => ({ text, problem: readError(error).message }));
        },
      );
    }, 150);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, content]);
  return state;
}
