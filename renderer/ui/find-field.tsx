import { CloseButton, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";

/** The field above a list that narrows it as one types. */
export function FindField(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  width?: number;
}) {
  const { label, value, onChange, width = 220 } = props;
  return (
    <TextInput
      size="sm"
      w={width}
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={14} />}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      rightSection={
        value ? (
          <CloseButton size="sm" aria-label="Clear search" onClick={() => onChange("")} />
        ) : null
      }
    />
  );
}
