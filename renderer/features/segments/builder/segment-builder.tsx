import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef, type ReactNode } from "react";
import type { SegmentRow } from "../../../../shared/contract/segments.ts";
import type { SegmentRules } from "../../../../shared/domain/segment.ts";
import { useEngine } from "../../../data/engine.tsx";
import { addGroup, setJoin, joinOf, type Join } from "../edit-groups.ts";
import { fieldKey } from "../../../criteria/fields.ts";
import { BuilderContext, controlKey, type BuilderParts } from "./builder-context.ts";
import { CriteriaContext, type CriteriaParts } from "../../../criteria/criteria-context.ts";
import type { FieldChoice } from "../../../criteria/attribute-choices.ts";
import classes from "./builder.module.css";
import { GroupCard } from "./group-card.tsx";
import { Joiner, type JoinOption } from "./joiner.tsx";
import { LivePanel } from "./live-panel.tsx";
import { Sentence } from "./sentence.tsx";
import { buildingOn } from "../uses.ts";
import { useCheck } from "./use-check.ts";
import { useFocusTarget } from "./use-focus-target.ts";
import { useFirstFocus } from "./use-first-focus.ts";
import type { LivePanelState } from "./use-live-panel.ts";
import type { ChangeRules } from "./use-segment-edit.ts";

const joins: JoinOption<Join>[] = [
  { value: "and", label: "AND" },
  { value: "or", label: "OR" },
  { value: "exclude", label: "Exclude", danger: true },
];
const withNor: JoinOption<Join>[] = [{ value: "nor", label: "NOR" }, ...joins];

/** The rules at the left, who they mean at the right. */
export function SegmentBuilder(props: {
  rules: SegmentRules;
  /** As they are saved. */
  savedRules: SegmentRules;
  change: ChangeRules;
  live: LivePanelState;
  segments: readonly SegmentRow[] | undefined;
  fields: readonly FieldChoice[] | undefined;
  self: string | null;
  notices: ReactNode;
}) {
  const { rules, savedRules, change, live, segments, fields, self } = props;
  const root = useRef<HTMLDivElement>(null);
  const focus = useFocusTarget(root);
  useFirstFocus(rules, focus);
  const campaigns = useQuery(useEngine().campaigns.list.queryOptions()).data;
  const { checked, check } = useCheck(live.rules);
  const savedFields = useMemo(() => fieldsOf(savedRules), [savedRules]);
  const parts = useMemo<BuilderParts>(() => {
    const nameIn = (list: readonly { id: string; name: string }[] | undefined) => (id: string) =>
      list?.find((one) => one.id === id)?.name ?? null;
    const names = { segment: nameIn(segments), campaign: nameIn(campaigns) };
    return { rules, change, focus, live, segments, campaigns, names, fields, savedFields, self, checked, check }; // prettier-ignore
  }, [rules, change, focus, live, segments, campaigns, fields, savedFields, self, checked, check]);
  const criteria = useMemo<CriteriaParts>(
    () => ({
      fields,
      campaigns,
      segments: segments?.filter(({ id }) => id !== self),
      names: parts.names,
      circular: self === null || !segments ? new Set() : buildingOn(segments, self),
    }),
    [fields, campaigns, segments, self, parts.names],
  );
  const options = rules.include === "none" ? withNor : joins;
  return (
    <BuilderContext value={parts}>
      <CriteriaContext value={criteria}>
        <div className={classes.body}>
          <div ref={root} className={classes.left} data-region="main">
            {props.notices}
            <Sentence rules={rules} />
            {rules.groups.map((group, index) => (
              <div key={index}>
                {index > 0 ? (
                  <Joiner
                    big
                    label={`Segment groups ${index} and ${index + 1}`}
                    value={joinOf(rules, index)}
                    options={options}
                    control={controlKey({ group: index, part: "join" })}
                    onChange={(join) =>
                      change(`join segment group ${index + 1}`, (now) => setJoin(now, index, join))
                    }
                  />
                ) : null}
                <GroupCard rules={rules} group={group} index={index} />
              </div>
            ))}
            <Button
              className={classes.addGroup ?? ""}
              leftSection={<IconPlus size={15} />}
              onClick={() => {
                change("add segment group", addGroup);
                focus({ group: rules.groups.length, part: "base" });
              }}
            >
              Add segment group
            </Button>
          </div>
          <LivePanel />
        </div>
      </CriteriaContext>
    </BuilderContext>
  );
}

const fieldsOf = (rules: SegmentRules): ReadonlySet<string> =>
  new Set(
    rules.groups.flatMap(({ dimensions }) =>
      dimensions.flatMap(({ criteria }) => criteria.map(({ field }) => fieldKey(field))),
    ),
  );
