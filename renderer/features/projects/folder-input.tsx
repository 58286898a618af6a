import { Button, TextInput } from "@mantine/core";
import { desktop } from "../../data/desktop.ts";

/** A folder as a path; where the system has a dialog for it, a button opens that. */
export function FolderInput(props: {
  label: string;
  description?: string;
  value: string;
  error?: string | null;
  autoFocus?: boolean;
  onChange: (folder: string) => void;
}) {
  const host = desktop();
  const choose = async () => {
    const folder = await host?.chooseFolder();
    if (folder) props.onChange(folder);
  };
  return (
    <TextInput
      label={props.label}
      description={props.description}
      value={props.value}
      error={props.error}
      spellCheck={false}
      autoComplete="off"
      data-autofocus={props.autoFocus || undefined}
      rightSectionWidth={host ? 84 : undefined}
      rightSection={
        host ? (
          <Button size="xs" onClick={() => void choose()}>
            Choose…
          </Button>
        ) : undefined
      }
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}
