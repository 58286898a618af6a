import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import type { Endpoint } from "../../../../shared/domain/endpoint.ts";
import { IconAction } from "../../../ui/icon-action.tsx";
import { Pill } from "../../../ui/pill.tsx";
import { channelStates } from "./contact-words.ts";
import classes from "./contact.module.css";

/** Below the name: whether each channel reaches them. */
export const ChannelPills = ({ endpoints }: { endpoints: readonly Endpoint[] }) => (
  <div className={classes.pills}>
    {endpoints.length === 0 ? <Pill tone="warning">No address</Pill> : null}
    {channelStates(endpoints).map(({ family, text, tone }) => (
      <Pill key={family} tone={tone}>
        {text}
      </Pill>
    ))}
  </div>
);

/** The contact's id; it is long, so it can be copied without being read. */
export function ContactId({ id }: { id: string }) {
  const clipboard = useClipboard({ timeout: 1_500 });
  return (
    <span className={classes.id}>
      <span className="ellipsis" title={id}>
        {id}
      </span>
      <IconAction
        size="sm"
        label={clipboard.copied ? "Copied" : "Copy contact ID"}
        onClick={() => clipboard.copy(id)}
      >
        {clipboard.copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
      </IconAction>
    </span>
  );
}
