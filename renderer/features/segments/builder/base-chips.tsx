import { Menu } from "@mantine/core";
import { IconAlertTriangle, IconX } from "@tabler/icons-react";
import { Link } from "react-router";
import type { SegmentRow } from "../../../../shared/contract/segments.ts";
import type { SegmentGroup, SegmentSource } from "../../../../shared/domain/segment.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import { removeSource } from "../edit-groups.ts";
import { SegmentIcon } from "../segment-type.tsx";
import { useBuilder } from "./builder-context.ts";
import classes from "./base.module.css";
import { SourceMenu } from "./source-menu.tsx";

/** The base segments of a group; their counts open their contacts. */
export function BaseChips({ group, index }: { group: SegmentGroup; index: number }) {
  const { segments, live } = useBuilder();
  const format = useFormat();
  if (group.sources.length === 0)
    return group.exclude ? null : (
      <span className={classes.chip} data-all>
        All contacts{" "}
        {live.count ? (
          <Link className={classes.count ?? ""} to="/audience">
            {format.count(live.count.allContacts)}
          </Link>
        ) : null}
      </span>
    );
  if (!segments) return null;
  return group.sources.map((source, at) => (
    <BaseChip
      key={source.segmentId}
      group={group}
      index={index}
      at={at}
      source={source}
      segment={segments.find(({ id }) => id === source.segmentId)}
    />
  ));
}

function BaseChip(props: {
  group: SegmentGroup;
  index: number;
  at: number;
  source: SegmentSource;
  /** Undefined when it is gone. */
  segment: SegmentRow | undefined;
}) {
  const { group, index, at, source, segment } = props;
  const { change, focus, checked } = useBuilder();
  const format = useFormat();
  const name = segment?.name ?? "No longer exists";
  const answer = checked?.answer?.groups[index]?.sources[at];
  const remove = () => {
    change(`remove ${name}`, (rules) => removeSource(rules, index, at));
    focus({ group: index, part: "base" });
  };
  return (
    <span
      className={classes.chip}
      data-gone={!segment || undefined}
      data-exclude={group.exclude || undefined}
      // Not being in what is left out is what is wanted.
      data-passed={answer ? answer.passed !== (group.exclude ?? false) : undefined}
    >
      {segment ? <SegmentIcon type={segment.type} size={14} /> : <IconAlertTriangle size={14} />}
      {segment ? (
        <Menu position="bottom-start" width={240}>
          <Menu.Target>
            <button type="button" className={classes.name} aria-label={`Base segment ${name}`}>
              {name}
            </button>
          </Menu.Target>
          <SourceMenu index={index} at={at} source={source} segment={segment} />
        </Menu>
      ) : (
        <span className={classes.name}>{name}</span>
      )}
      {source.version === undefined ? null : (
        <span className={classes.version}>version {source.version}</span>
      )}
      {answer ? (
        <span className="visually-hidden">
          {answer.passed ? "(the checked contact is in it)" : "(the checked contact is not in it)"}
        </span>
      ) : null}
      {segment && segment.contacts !== null && source.version === undefined ? (
        <Link
          className={classes.count ?? ""}
          to={`/audience?segment=${source.segmentId}`}
          aria-label={`${format.count(segment.contacts)} contacts of ${name}`}
        >
          {format.count(segment.contacts)}
        </Link>
      ) : null}
      {segment ? null : (
        <button type="button" className={classes.replace} onClick={remove}>
          Replace
        </button>
      )}
      <button
        type="button"
        className={classes.remove}
        aria-label={`Remove the base segment ${name}`}
        onClick={remove}
      >
        <IconX size={13} />
      </button>
    </span>
  );
}
