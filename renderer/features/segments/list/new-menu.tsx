import { Button, Menu } from "@mantine/core";
import {
  IconChevronDown,
  IconCodeDots,
  IconFileImport,
  IconListCheck,
  IconPlus,
  IconTargetArrow,
} from "@tabler/icons-react";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { giveToBuilder } from "../given.ts";
import { LoadDialog } from "../pinpoint/load-dialog.tsx";
import classes from "./list.module.css";
import { StaticDialog } from "./static-dialog.tsx";

/** New segment: built from rules with one click; a file, a list kept by hand or Pinpoint's JSON from the menu. */
export function NewSegmentMenu({ quiet = false }: { quiet?: boolean }) {
  const variant = quiet ? "default" : "filled";
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<"static" | "pinpoint" | null>(null);
  const close = () => setDialog(null);
  return (
    <div className={classes.new}>
      <Button
        variant={variant}
        component={Link}
        to="/segments/new"
        leftSection={<IconPlus size={16} />}
      >
        New segment
      </Button>
      <Menu position="bottom-end" width={220} returnFocus>
        <Menu.Target>
          <Button
            variant={variant}
            className={classes.newMore ?? ""}
            aria-label="Other ways to make a segment"
          >
            <IconChevronDown size={16} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconTargetArrow size={16} />}
            onClick={() => void navigate("/segments/new")}
          >
            Build from rules
          </Menu.Item>
          <Menu.Item
            leftSection={<IconFileImport size={16} />}
            onClick={() => void navigate("/audience/import")}
          >
            Import a file
          </Menu.Item>
          <Menu.Item leftSection={<IconListCheck size={16} />} onClick={() => setDialog("static")}>
            Static list…
          </Menu.Item>
          <Menu.Item leftSection={<IconCodeDots size={16} />} onClick={() => setDialog("pinpoint")}>
            Load Pinpoint JSON…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <StaticDialog opened={dialog === "static"} onClose={close} />
      <LoadDialog
        opened={dialog === "pinpoint"}
        onClose={close}
        onLoad={(loaded) => void navigate("/segments/new", { state: giveToBuilder(loaded) })}
      />
    </div>
  );
}
