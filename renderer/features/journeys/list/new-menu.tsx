import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconFileImport, IconPlus, IconTemplate } from "@tabler/icons-react";
import { useNewJourney } from "../../../data/use-new-journey.ts";
import classes from "./list.module.css";

/** New journey: an empty one with one click; a template or a file from the menu. */
export function NewJourneyMenu(props: { onTemplate: () => void; onImport: () => void }) {
  const { create, busy } = useNewJourney();
  return (
    <div className={classes.new}>
      <Button
        variant="filled"
        loading={busy}
        leftSection={<IconPlus size={16} />}
        onClick={() => create()}
      >
        New journey
      </Button>
      <Menu position="bottom-end" width={200} returnFocus>
        <Menu.Target>
          <Button
            variant="filled"
            className={classes.newMore ?? ""}
            aria-label="Other ways to make a journey"
          >
            <IconChevronDown size={16} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPlus size={16} />} onClick={() => create()}>
            Blank
          </Menu.Item>
          <Menu.Item leftSection={<IconTemplate size={16} />} onClick={props.onTemplate}>
            From template…
          </Menu.Item>
          <Menu.Item leftSection={<IconFileImport size={16} />} onClick={props.onImport}>
            Import JSON…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
