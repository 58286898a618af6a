import { Button, Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { Reason, reasonTexts } from "../../../shared/domain/message.ts";
import { useEngine } from "../../data/engine.tsx";
import { Chip } from "../../ui/chip.tsx";
import { useFormat } from "../../ui/window-settings.tsx";
import classes from "./messages.module.css";

/** Counted up to here; more is said as “500+”. */
const counted = 500;

/** What was not sent, by reason. Only reasons that occur are offered, each with its count. */
export function ReasonFilter(props: {
  value: Reason | null;
  onChange: (reason: Reason | null) => void;
}) {
  const { value, onChange } = props;
  const [opened, setOpened] = useState(false);
  return (
    <Menu position="bottom-start" opened={opened} onChange={setOpened} width={340}>
      <Menu.Target>
        <Button className={classes.filter ?? ""} rightSection={<IconChevronDown size={14} />}>
          <span className="ellipsis">{value ? reasonTexts[value] : "All reasons"}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onChange(null)} aria-current={value === null || undefined}>
          All reasons
        </Menu.Item>
        <Menu.Divider />
        {opened ? <ReasonItems value={value} onChange={onChange} /> : null}
      </Menu.Dropdown>
    </Menu>
  );
}

function ReasonItems({ value, onChange }: Parameters<typeof ReasonFilter>[0]) {
  const engine = useEngine();
  const format = useFormat();
  const counts = useQueries({
    queries: Reason.options.map((reason) =>
      engine.messages.list.queryOptions({
        input: { folder: "notSent", reason, limit: counted },
        select: ({ items, next }) => ({ reason, count: items.length, more: next !== null }),
      }),
    ),
  });
  if (counts.some(({ isPending }) => isPending)) return <Menu.Label>Counting…</Menu.Label>;
  return counts
    .flatMap(({ data }) => (data && (data.count > 0 || data.reason === value) ? [data] : []))
    .toSorted((a, b) => b.count - a.count)
    .map(({ reason, count, more }) => (
      <Menu.Item
        key={reason}
        aria-current={value === reason || undefined}
        onClick={() => onChange(reason)}
        rightSection={
          <span className={classes.count}>
            {format.count(count)}
            {more ? "+" : ""}
          </span>
        }
      >
        {reasonTexts[reason]}
      </Menu.Item>
    ));
}

export const CampaignFilter = (props: { name: string; onClear: () => void }) => (
  <div className={classes.chips}>
    <Chip tone="accent" removeLabel="Show all campaigns" onRemove={props.onClear}>
      <span className="ellipsis">{props.name}</span>
    </Chip>
  </div>
);
