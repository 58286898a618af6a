import { Button, Menu, Modal } from "@mantine/core";
import { IconChevronDown, IconFileImport, IconPlus, IconTemplate } from "@tabler/icons-react";
import { useState } from "react";
import { useJourneyActs } from "../use-journey-acts.ts";
import { StarterCards } from "./starter-cards.tsx";

/** New journey: blank, from a template of ours, or from a file. */
export function NewJourneyMenu({ onImport }: { onImport: () => void }) {
  const { blank } = useJourneyActs();
  const [choosing, setChoosing] = useState(false);
  return (
    <>
      <Menu position="bottom-end" width={200}>
        <Menu.Target>
          <Button
            variant="filled"
            leftSection={<IconPlus size={16} />}
            rightSection={<IconChevronDown size={14} />}
          >
            New journey
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPlus size={16} />} onClick={blank}>
            Blank
          </Menu.Item>
          <Menu.Item leftSection={<IconTemplate size={16} />} onClick={() => setChoosing(true)}>
            From template…
          </Menu.Item>
          <Menu.Item leftSection={<IconFileImport size={16} />} onClick={onImport}>
            Import JSON…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={choosing}
        onClose={() => setChoosing(false)}
        title="Begin with a journey"
        size={820}
      >
        <StarterCards />
      </Modal>
    </>
  );
}
