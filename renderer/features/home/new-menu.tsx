import { Button, Menu } from "@mantine/core";
import {
  IconChevronDown,
  IconPlus,
  IconRoute,
  IconSpeakerphone,
  IconTargetArrow,
} from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { useScreenActions } from "../../data/screen-actions.ts";
import { useNewCampaign } from "../../data/use-new-campaign.ts";
import { useNewJourney } from "../../data/use-new-journey.ts";

export function NewMenu() {
  const newCampaign = useNewCampaign();
  const { create: newJourney } = useNewJourney();
  const [opened, setOpened] = useState(false);
  useScreenActions([
    { id: "home:new", label: "New…", shortcut: "Mod+N", run: () => setOpened(true) },
  ]);
  return (
    <Menu position="bottom-end" width={180} opened={opened} onChange={setOpened}>
      <Menu.Target>
        <Button
          variant="filled"
          leftSection={<IconPlus size={15} stroke={2.2} />}
          rightSection={<IconChevronDown size={14} />}
        >
          New
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconSpeakerphone size={16} />} onClick={() => newCampaign()}>
          Campaign
        </Menu.Item>
        <Menu.Item leftSection={<IconRoute size={16} />} onClick={() => newJourney()}>
          Journey
        </Menu.Item>
        <Menu.Item leftSection={<IconTargetArrow size={16} />} component={Link} to="/segments/new">
          Segment
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
