import { Spotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import { Keys } from "../ui/keys.tsx";
import type { Command } from "./commands.ts";
import { usePaletteGroups, type PaletteItem } from "./palette-groups.tsx";
import classes from "./palette.module.css";
import { paletteStore } from "./palette-store.ts";

/** One field for everything: what this screen can do, where to go, whom and what to open. */
export function Palette({ commands }: { commands: readonly Command[] }) {
  const [query, setQuery] = useState("");
  const navigate = useNavigate();
  const groups = usePaletteGroups(query, commands);
  const name = query.replace(/^[>@#/]/, "").trim();
  const choose = (item: PaletteItem) => {
    item.run?.();
    if (item.to) void navigate(item.to);
  };
  return (
    <Spotlight.Root
      store={paletteStore}
      attributes={{ content: { "aria-label": "Command palette" } }}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      clearQueryOnClose
      size={640}
      maxHeight={440}
      scrollable
      yOffset="12vh"
      radius="xl"
      transitionProps={{ duration: 120 }}
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      classNames={{ search: classes.search ?? "", actionsGroup: classes.group ?? "" }}
    >
      <Spotlight.Search
        placeholder="Search or run a command"
        aria-label="Search or run a command"
        leftSection={<IconSearch size={18} />}
        rightSection={<Keys shortcut="Esc" />}
        rightSectionWidth={48}
      />
      <Spotlight.ActionsList>
        {groups.map((group) => (
          <Spotlight.ActionsGroup key={group.label} label={group.label}>
            {group.items.map((item) => (
              <Spotlight.Action
                key={item.id}
                className={classes.action ?? ""}
                onClick={() => choose(item)}
              >
                <span className={classes.icon}>{item.icon}</span>
                <span className={classes.label}>{item.label}</span>
                {item.context ? <span className={classes.context}>{item.context}</span> : null}
                {item.shortcut ? <Keys shortcut={item.shortcut} /> : null}
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 ? (
          <Spotlight.Empty>
            {name ? `Nothing called “${name}”.` : "Type to search."}
          </Spotlight.Empty>
        ) : null}
      </Spotlight.ActionsList>
      <Spotlight.Footer className={classes.footer ?? ""}>
        <span>
          <Keys shortcut=">" /> commands
        </span>
        <span>
          <Keys shortcut="@" /> contacts
        </span>
        <span>
          <Keys shortcut="#" /> segments
        </span>
        <span>
          <Keys shortcut="/" /> settings
        </span>
      </Spotlight.Footer>
    </Spotlight.Root>
  );
}
