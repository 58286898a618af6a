import { useDebouncedValue } from "@mantine/hooks";
import { useSpotlight } from "@mantine/spotlight";
import {
  IconArrowRight,
  IconBolt,
  IconHelp,
  IconRoute,
  IconSettings,
  IconSpeakerphone,
  IconTargetArrow,
  IconTemplate,
} from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { journeyStatusNames } from "../../shared/domain/journey.ts";
import { useEngine } from "../data/engine.tsx";
import { useScreenActionList } from "../data/screen-actions.ts";
import { settingsPages } from "../features/settings/pages.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { plural } from "../ui/format.ts";
import { useFormat } from "../ui/window-settings.tsx";
import type { Command } from "./commands.ts";
import { parseQuery, search, type Scope } from "./palette-search.ts";
import { paletteStore } from "./palette-store.ts";
import { sections, settingsSection } from "./sections.tsx";

export type PaletteItem = {
  id: string;
  label: string;
  aliases?: readonly string[];
  context?: string;
  shortcut?: string | undefined;
  icon: ReactNode;
  to?: string;
  run?: () => void;
};
export type PaletteGroup = { label: string; items: PaletteItem[] };

const icons = {
  action: <IconBolt size={16} />,
  go: <IconArrowRight size={16} />,
  setting: <IconSettings size={16} />,
  help: <IconHelp size={16} />,
};

/** Commands of one kind as rows; those of a section wear its icon. */
const rowsOf = (commands: readonly Command[], group: Command["group"]): PaletteItem[] =>
  commands
    .filter((command) => command.group === group && !command.hidden)
    .map(({ id, label, aliases, shortcut, run }) => {
      const section = [...sections, settingsSection].find(
        ({ path }) => id === `go:${path.slice(1)}`,
      );
      return {
        id,
        label,
        aliases,
        shortcut,
        run,
        icon: section ? <section.icon size={16} /> : icons[group],
      };
    });

/** What the palette shows for a query, section by section; contacts stream in after the rest. */
export function usePaletteGroups(query: string, commands: readonly Command[]): PaletteGroup[] {
  const { scope, text } = parseQuery(query);
  const screen = useScreenActionList((state) => state.actions);
  const found = useFound(scope, text);
  const wants = (...scopes: Scope[]) => scope === "all" || scopes.includes(scope);
  const named = scope === "all" && text === "";
  const settings: PaletteItem[] = settingsPages.map(({ path, name, words, icon }) => ({
    id: `setting:${path}`,
    label: name,
    aliases: words,
    context: "Settings",
    icon,
    to: `/settings/${path}`,
  }));
  const groups: PaletteGroup[] = [
    {
      label: "This screen",
      items: wants("commands")
        ? screen
            .filter(({ disabled }) => !disabled)
            .map((action) => ({ ...action, id: `screen:${action.id}`, icon: icons.action }))
        : [],
    },
    { label: "Actions", items: wants("commands") ? rowsOf(commands, "action") : [] },
    { label: "Go to", items: wants("commands") ? rowsOf(commands, "go") : [] },
    { label: "Contacts", items: wants("contacts") ? found.contacts : [] },
    { label: "Segments", items: wants("segments") && !named ? found.segments : [] },
    { label: "Journeys", items: wants() && !named ? found.journeys : [] },
    { label: "Campaigns", items: wants() && !named ? found.campaigns : [] },
    { label: "Templates", items: wants() && !named ? found.templates : [] },
    {
      label: "Settings",
      items: wants("settings") && !named ? [...rowsOf(commands, "setting"), ...settings] : [],
    },
    { label: "Help", items: wants("commands") && !named ? rowsOf(commands, "help") : [] },
  ];
  return groups
    .map(({ label, items }) => ({
      label,
      // The engine has ranked contacts by name, address and id already.
      items: (label === "Contacts" ? items : search(items, text)).slice(0, 8),
    }))
    .filter(({ items }) => items.length > 0);
}

function useFound(scope: Scope, text: string) {
  const engine = useEngine();
  const format = useFormat();
  const { opened } = useSpotlight(paletteStore);
  const [wanted] = useDebouncedValue(text, 60);
  const contacts = useQuery({
    ...engine.contacts.find.queryOptions({ input: { text: wanted, limit: 6 } }),
    enabled: opened && wanted !== "" && (scope === "all" || scope === "contacts"),
    placeholderData: keepPreviousData,
  });
  const segments = useQuery({ ...engine.segments.list.queryOptions(), enabled: opened });
  const journeys = useQuery({ ...engine.journeys.list.queryOptions(), enabled: opened });
  const campaigns = useQuery({ ...engine.campaigns.list.queryOptions(), enabled: opened });
  const templates = useQuery({ ...engine.templates.list.queryOptions(), enabled: opened });
  const people = text === "" ? [] : (contacts.data ?? []);
  return {
    contacts: people.map(({ key, name, address }): PaletteItem => ({
      id: `contact:${key}`,
      label: name,
      context: address && address !== name ? address : "",
      icon: <Avatar name={name} />,
      to: `/audience/${key}`,
    })),
    segments: (segments.data ?? []).map(({ id, name, contacts: count }): PaletteItem => ({
      id: `segment:${id}`,
      label: name,
      context: count === null ? "" : plural(format.count(count), "contact"),
      icon: <IconTargetArrow size={16} />,
      to: `/segments/${id}`,
    })),
    journeys: (journeys.data ?? [])
      .filter(({ archived }) => !archived)
      .map(({ id, name, status }): PaletteItem => ({
        id: `journey:${id}`,
        label: name,
        aliases: ["automation", "flow"],
        context: journeyStatusNames[status],
        icon: <IconRoute size={16} />,
        to: `/journeys/${id}`,
      })),
    campaigns: (campaigns.data ?? []).map(({ id, name, status }): PaletteItem => ({
      id: `campaign:${id}`,
      label: name,
      aliases: ["broadcast"],
      icon: <IconSpeakerphone size={16} />,
      to: status === "draft" ? `/campaigns/${id}` : `/campaigns/${id}/report`,
    })),
    templates: (templates.data ?? []).map(({ id, name }): PaletteItem => ({
      id: `template:${id}`,
      label: name,
      icon: <IconTemplate size={16} />,
      to: `/templates/${id}`,
    })),
  };
}
