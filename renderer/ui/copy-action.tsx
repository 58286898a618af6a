import { Button } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";

/** A quiet button that copies a text and says so for a moment. */
export function CopyAction(props: { text: string; label?: string; size?: "xs" | "sm" }) {
  const clipboard = useClipboard({ timeout: 1_500 });
  return (
    <Button
      variant="subtle"
      color="gray"
      size={props.size ?? "sm"}
      onClick={() => clipboard.copy(props.text)}
    >
      <span aria-live="polite">{clipboard.copied ? "Copied" : (props.label ?? "Copy")}</span>
    </Button>
  );
}
