import {
  IconBolt,
  IconChevronRight,
  IconRoute,
  IconSpeakerphone,
  IconUserEdit,
} from "@tabler/icons-react";
import { useId, useState } from "react";
import { Link } from "react-router";
import type { TimelineEntry } from "../../../../shared/contract/contacts.ts";
import { familyOf } from "../../../../shared/domain/channel.ts";
import { CopyAction } from "../../../ui/copy-action.tsx";
import { Pill } from "../../../ui/pill.tsx";
import { Tile } from "../../../ui/tile.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { ChannelTile } from "../../../ui/channel-tile.tsx";
import classes from "./timeline.module.css";
import { JourneyPath } from "./journey-path.tsx";
import { messageFolder } from "./message-folder.ts";

const icons = {
  message: <IconBolt size={16} />,
  event: <IconBolt size={16} />,
  journey: <IconRoute size={16} />,
  campaign: <IconSpeakerphone size={16} />,
  change: <IconUserEdit size={16} />,
};

const tones = {
  message: "action",
  event: "action",
  journey: "entry",
  campaign: "accent",
  change: "action",
} as const;

/** One thing that happened: a sentence, and all that was recorded of it on demand. */
export function TimelineRow({ entry }: { entry: TimelineEntry }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const format = useFormat();
  const { channel, family } = entry;
  return (
    <li className={classes.entry}>
      <button
        type="button"
        className={classes.entryButton}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <time
          className={classes.time}
          dateTime={new Date(entry.at).toISOString()}
          title={format.absolute(entry.at)}
        >
          {format.time(entry.at)}
        </time>
        {channel ? (
          <ChannelTile family={familyOf(channel)} size={26} />
        ) : (
          <Tile tone={tones[family]} size={26}>
            {icons[family]}
          </Tile>
        )}
        <span className={classes.sentence}>
          {entry.text}
          {entry.sandbox ? <Pill>Sandbox</Pill> : null}
          {entry.simulated ? <Pill>Simulated</Pill> : null}
        </span>
        <IconChevronRight
          size={14}
          className={classes.chevron ?? ""}
          data-open={open || undefined}
        />
      </button>
      <div id={id}>{open ? <Detail entry={entry} /> : null}</div>
    </li>
  );
}

function Detail({ entry }: { entry: TimelineEntry }) {
  const { campaignId, journey, messageId, detail, type } = entry;
  const text = JSON.stringify({ type, ...detail }, null, 2);
  return (
    <div className={classes.detail}>
      <div className={classes.links}>
        {campaignId ? <Link to={`/campaigns/${campaignId}/report`}>Campaign report</Link> : null}
        {journey ? (
          <Link to={`/journeys/${journey.id}?participant=${journey.participant}`}>
            Show on canvas
          </Link>
        ) : null}
        {messageId === null ? null : (
          <Link to={`/messages/${messageFolder(type)}?id=message:${messageId}`}>Message</Link>
        )}
        <CopyAction text={text} label="Copy details" size="xs" />
      </div>
      {journey ? <JourneyPath participant={journey.participant} /> : null}
      <pre className={classes.json}>{text}</pre>
    </div>
  );
}
