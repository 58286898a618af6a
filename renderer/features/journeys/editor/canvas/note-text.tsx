import { Fragment, type ReactNode } from "react";

/** A few marks of Markdown: **strong**, *emphasis*, `code`, and lists. Everything else is text as it stands. */
export function NoteText({ text }: { text: string }) {
  return (
    <div>
      {text.split("\n").map((line, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines have no other name
        <p key={index}>{/^[-*] /.test(line) ? <>• {inline(line.slice(2))}</> : inline(line)}</p>
      ))}
    </div>
  );
}

function inline(line: string): ReactNode {
  return line.split(/(\*\*[^*]+\*\*|\*[^*]+\*|`[^`]+`)/).map((part, index) => {
    // oxlint-disable-next-line react/no-array-index-key -- parts have no other name
    const key = index;
    if (/^\*\*.+\*\*$/.test(part)) return <strong key={key}>{part.slice(2, -2)}</strong>;
    if (/^\*.+\*$/.test(part)) return <em key={key}>{part.slice(1, -1)}</em>;
    if (/^`.+`$/.test(part)) return <code key={key}>{part.slice(1, -1)}</code>;
    return <Fragment key={key}>{part}</Fragment>;
  });
}
