import { Button, Menu } from "@mantine/core";
import { IconCornerDownRight, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Criterion, EventDetails } from "../../../../shared/domain/segment.ts";
import { useEngine } from "../../../data/engine.tsx";
import { setEvent, withoutDetail } from "../../../criteria/edit-row.ts";
import { conditionWords, measureWords, timesWords } from "../../../criteria/operator-words.ts";
import { DetailChip } from "./detail-chip.tsx";
import { ConditionForm, MeasureForm, TimesForm } from "./detail-forms.tsx";
import classes from "./details.module.css";

/** The line below an event: on which of its attributes, how often, what they sum up to. */
export function EventDetailsLine(props: {
  criterion: Criterion;
  onChange: (to: (row: Criterion) => Criterion, merge?: boolean) => void;
}) {
  const { criterion, onChange } = props;
  const { field, event = {} } = criterion;
  const name = field.kind === "event" ? field.name : "";
  const known = useQuery({
    ...useEngine().segments.eventFields.queryOptions({ input: { name } }),
    enabled: name !== "",
  }).data;
  const [opened, setOpened] = useState<string | null>(null);
  const set = (to: (details: EventDetails) => EventDetails) =>
    onChange((row) => setEvent(row, to), true);
  const chip = (key: string) => ({
    opened: opened === key,
    onOpen: (open: boolean) => setOpened(open ? key : null),
  });
  const metric = known?.find(({ kind }) => kind === "metric")?.name ?? "";
  const { where = [], times, measure } = event;
  return (
    <div className={classes.line}>
      <IconCornerDownRight size={15} />
      <span className={classes.word}>where</span>
      {where.map((condition, at) => (
        <DetailChip
          key={at}
          {...chip(`where ${at}`)}
          words={conditionWords(condition)}
          onRemove={() => set((now) => ({ ...now, where: where.toSpliced(at, 1) }))}
        >
          <ConditionForm
            condition={condition}
            known={known ?? []}
            onChange={(next) => set((now) => ({ ...now, where: where.with(at, next) }))}
          />
        </DetailChip>
      ))}
      {times ? (
        <DetailChip
          {...chip("times")}
          words={timesWords(times)}
          onRemove={() => set((now) => withoutDetail(now, "times"))}
        >
          <TimesForm times={times} onChange={(next) => set((now) => ({ ...now, times: next }))} />
        </DetailChip>
      ) : null}
      {measure ? (
        <DetailChip
          {...chip("measure")}
          words={measureWords(measure)}
          onRemove={() => set((now) => withoutDetail(now, "measure"))}
        >
          <MeasureForm
            measure={measure}
            known={known ?? []}
            onChange={(next) => set((now) => ({ ...now, measure: next }))}
          />
        </DetailChip>
      ) : null}
      <Menu position="bottom-start" width={240}>
        <Menu.Target>
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            className={classes.add ?? ""}
            leftSection={<IconPlus size={13} />}
          >
            Event attribute
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            onClick={() => {
              const added = { kind: "attribute" as const, name: "", operator: "is" as const, values: [] }; // prettier-ignore
              set((now) => ({ ...now, where: [...where, added] }));
              setOpened(`where ${where.length}`);
            }}
          >
            Attribute or metric of the event
          </Menu.Item>
          <Menu.Item
            disabled={times !== undefined}
            onClick={() => {
              set((now) => ({ ...now, times: { compare: "greaterOrEqual", count: 2 } }));
              setOpened("times");
            }}
          >
            Number of times
          </Menu.Item>
          <Menu.Item
            disabled={measure !== undefined}
            onClick={() => {
              const added = { how: "sum" as const, metric, compare: "greaterOrEqual" as const, value: 1 }; // prettier-ignore
              set((now) => ({ ...now, measure: added }));
              setOpened("measure");
            }}
          >
            Sum or average of a metric
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
