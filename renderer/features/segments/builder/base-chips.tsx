import { IconAlertTriangle, IconX } from "@tabler/icons-react";
import { Link } from "react-router";
import type { SegmentGroup } from "../../../../shared/domain/segment.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import { removeSource } from "../edit-groups.ts";
import { SegmentIcon } from "../segment-type.tsx";
import { useBuilder } from "./builder-context.ts";
import classes from "./base.module.css";

/** The base segments of a group; their counts open their contacts. */
export function BaseChips({ group, index }: { group: SegmentGroup; index: number }) {
  const { segments, change, focus, live } = useBuilder();
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
  return group.sources.map(({ segmentId, version }, at) => {
    const segment = segments?.find(({ id }) => id === segmentId);
    const name = segment?.name ?? "No longer exists";
    const gone = segments !== undefined && !segment;
    if (!segments) return null;
    return (
      <span
        key={segmentId}
        className={classes.chip}
        data-gone={gone || undefined}
        data-exclude={group.exclude || undefined}
      >
        {segment ? <SegmentIcon type={segment.type} size={14} /> : <IconAlertTriangle size={14} />}
        {segment ? (
          <Link className={classes.name ?? ""} to={`/segments/${segmentId}`}>
            {name}
          </Link>
        ) : (
          <span className={classes.name}>{name}</span>
        )}
        {version === undefined ? null : <span className={classes.version}>version {version}</span>}
        {segment && segment.contacts !== null ? (
          <Link
            className={classes.count ?? ""}
            to={`/audience?segment=${segmentId}`}
            aria-label={`${format.count(segment.contacts)} contacts of ${name}`}
          >
            {format.count(segment.contacts)}
          </Link>
        ) : null}
        <button
          type="button"
          className={classes.remove}
          aria-label={`Remove the base segment ${name}`}
          onClick={() => {
            change(`remove ${name}`, (rules) => removeSource(rules, index, at));
            focus({ group: index, part: "base" });
          }}
        >
          <IconX size={13} />
        </button>
      </span>
    );
  });
}
