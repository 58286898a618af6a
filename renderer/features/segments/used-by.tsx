import { Popover, UnstyledButton } from "@mantine/core";
import { IconRoute, IconSpeakerphone, IconTargetArrow } from "@tabler/icons-react";
import { Link } from "react-router";
import type { SegmentRow } from "../../../shared/contract/segments.ts";
import { linkOfUse, wordsOfUses } from "./uses.ts";
import classes from "./used-by.module.css";

type Use = SegmentRow["usedBy"][number];

const icons = {
  campaign: <IconSpeakerphone size={15} />,
  journey: <IconRoute size={15} />,
  segment: <IconTargetArrow size={15} />,
};

/** “Used by 1 campaign” with who that is. */
export function UsedBy({ uses }: { uses: readonly Use[] }) {
  if (uses.length === 0) return <span className={classes.unused}>Not used yet</span>;
  return (
    <Popover position="bottom-start" width={280} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={classes.button ?? ""}>
          Used by {wordsOfUses(uses)}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label="Used by">
        <UseList uses={uses} />
      </Popover.Dropdown>
    </Popover>
  );
}

export const UseList = ({ uses }: { uses: readonly Use[] }) => (
  <ul className={classes.list}>
    {uses.map((use) => (
      <li key={`${use.kind} ${use.id}`}>
        <Link className={classes.use ?? ""} to={linkOfUse(use)}>
          {icons[use.kind]}
          <span className="ellipsis">{use.name || "Untitled"}</span>
          <span className={classes.kind}>{use.kind}</span>
        </Link>
      </li>
    ))}
  </ul>
);
