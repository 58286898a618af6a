import { IconMail } from "@tabler/icons-react";
import { Link } from "react-router";
import { Bar } from "../../ui/bar.tsx";
import { Tile } from "../../ui/tile.tsx";
import { useNow } from "../../ui/use-now.ts";
import { useFormat } from "../../ui/window-settings.tsx";
import type { NextSend } from "./home-data.ts";
import { NextSendMenu } from "./next-send-menu.tsx";
import classes from "./next-sends.module.css";
import { sendFacts, sendTime } from "./send-words.ts";

export function NextSendRow({ send }: { send: NextSend }) {
  const format = useFormat();
  const time = sendTime(send, useNow(), format);
  const facts = sendFacts(send, format);
  const started = send.sent !== null;
  return (
    <li className={classes.row} data-started={started || undefined}>
      <span className={classes.time} data-tone={time.tone}>
        {time.text}
      </span>
      <Tile tone="email" size={26}>
        <IconMail size={15} />
      </Tile>
      <div className={classes.words}>
        <Link to={`/campaigns/${send.campaignId}`} className={`${classes.name} ellipsis`}>
          {send.name}
        </Link>
        <div className={classes.facts}>
          {started && (send.sent ?? 0) > 0 ? (
            <Link
              to={`/audience?campaign=${send.campaignId}&outcome=sent`}
              className={classes.sent ?? ""}
            >
              {facts}
            </Link>
          ) : (
            facts
          )}
        </div>
        {started && send.people ? (
          <div className={classes.bar}>
            <Bar share={(send.sent ?? 0) / send.people} label={`${send.name}, sent`} />
          </div>
        ) : null}
      </div>
      <NextSendMenu send={send} />
    </li>
  );
}
