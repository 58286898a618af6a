import { ScrollArea } from "@mantine/core";
import type { SimulationResult } from "../../../../../shared/contract/trials.ts";
import { useFormat } from "../../../../ui/window-settings.tsx";
import classes from "./simulate.module.css";

const channelNames: Record<string, string> = {
  email: "Email",
  sms: "SMS",
  push: "Push",
  voice: "Voice",
  custom: "Custom",
};

/** Messages of each channel and day. */
export function MessageTable({ messages }: { messages: SimulationResult["messages"] }) {
  const format = useFormat();
  if (messages.length === 0) return null;
  return (
    <ScrollArea.Autosize
      mah={190}
      viewportProps={{ tabIndex: 0, role: "region", "aria-label": "Messages by day" }}
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Channel</th>
            <th scope="col">Sent</th>
            <th scope="col">Not sent</th>
          </tr>
        </thead>
        <tbody>
          {messages.map(({ day, channel, sent, notSent }) => (
            <tr key={`${day} ${channel}`}>
              <td>{format.date(day)}</td>
              <td>{channelNames[channel] ?? channel}</td>
              <td className="num">{format.count(sent)}</td>
              <td className="num">{format.count(notSent)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea.Autosize>
  );
}
