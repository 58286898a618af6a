import { Button, Menu } from "@mantine/core";
import { IconColumns3 } from "@tabler/icons-react";
import { setPreferences, usePreferences } from "../../../data/preferences.ts";
import { contactColumns } from "./contact-columns.tsx";

/** Shows and hides columns; remembered for this computer. */
export function ColumnsMenu() {
  const hidden = usePreferences((state) => state.hiddenContactColumns);
  const choosable = contactColumns.filter(({ key }) => key !== "contact");
  return (
    <Menu position="bottom-end" width={180} closeOnItemClick={false}>
      <Menu.Target>
        <Button leftSection={<IconColumns3 size={15} />}>Columns</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choosable.map(({ key, header }) => (
          <Menu.CheckboxItem
            key={key}
            checked={!hidden.includes(key)}
            onChange={(checked) =>
              setPreferences({
                hiddenContactColumns: checked
                  ? hidden.filter((other) => other !== key)
                  : [...hidden, key],
              })
            }
          >
            {header}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
