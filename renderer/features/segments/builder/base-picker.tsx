import { Button, Combobox, useCombobox } from "@mantine/core";
import { IconCheck, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { SegmentGroup } from "../../../../shared/domain/segment.ts";
import { fold } from "../../../../shared/domain/segment-text.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import { addSource } from "../edit-groups.ts";
import { SegmentIcon } from "../segment-type.tsx";
import { buildingOn } from "../uses.ts";
import { controlKey, useBuilder } from "./builder-context.ts";
import pickers from "../../../criteria/pickers.module.css";

/** Adds a base segment. What would build on itself is listed with the reason why it cannot be chosen. */
export function BasePicker(props: { group: SegmentGroup; index: number; label: string }) {
  const { group, index } = props;
  const { change, segments = [], self, focus } = useBuilder();
  const format = useFormat();
  const [search, setSearch] = useState("");
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setSearch("");
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  const circular = self === null ? new Set<string>() : buildingOn(segments, self);
  const wanted = fold(search.trim());
  const found = segments.filter(({ id, name }) => id !== self && fold(name).includes(wanted));
  return (
    <Combobox
      store={combobox}
      width={300}
      position="bottom-start"
      shadow="md"
      onOptionSubmit={(id) => {
        const name = segments.find((one) => one.id === id)?.name ?? "segment";
        change(`add ${name}`, (rules) => addSource(rules, index, id));
        combobox.closeDropdown();
        focus({ group: index, part: "base" });
      }}
    >
      <Combobox.Target targetType="button" withAriaAttributes={false}>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          className={pickers.add ?? ""}
          leftSection={<IconPlus size={14} />}
          aria-haspopup="listbox"
          aria-expanded={combobox.dropdownOpened}
          data-control={controlKey({ group: index, part: "base" })}
          onClick={() => combobox.toggleDropdown()}
        >
          {props.label}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          aria-label="Find a segment"
          placeholder="Find a segment"
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            combobox.updateSelectedOptionIndex();
          }}
          onKeyDown={(event) => {
            if (event.key === "Escape") focus({ group: index, part: "base" });
          }}
        />
        <Combobox.Options className={pickers.options ?? ""} aria-label="Segments">
          {(combobox.dropdownOpened ? found : []).map(({ id, name, type, contacts }) => {
            const chosen = group.sources.some((source) => source.segmentId === id);
            const circle = circular.has(id);
            return (
              <Combobox.Option
                key={id}
                value={id}
                disabled={circle || chosen}
                className={pickers.option ?? ""}
              >
                <SegmentIcon type={type} size={15} />
                <span className={pickers.optionName}>{name}</span>
                <span className={pickers.optionCount}>
                  {circle ? "builds on this segment" : format.count(contacts)}
                </span>
                {chosen ? <IconCheck size={14} aria-label="Chosen" /> : null}
              </Combobox.Option>
            );
          })}
          {found.length === 0 ? (
            <Combobox.Empty className={pickers.none ?? ""}>
              {search.trim() === ""
                ? "There is no other segment yet."
                : `No segment is called “${search.trim()}”.`}
            </Combobox.Empty>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
