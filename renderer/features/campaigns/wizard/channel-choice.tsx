import { Radio } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import type { SendingFamily } from "../../../../shared/channels/driver.ts";
import { sendingFamilies } from "../../../../shared/channels/descriptor.ts";
import { familyOfDraft } from "../../../../shared/domain/campaign.ts";
import { familyNames } from "../../../../shared/domain/channel.ts";
import { useEngine } from "../../../data/engine.tsx";
import { ChannelTile } from "../../../ui/channel-tile.tsx";
import { blankOf } from "./other-blank.ts";
import classes from "./other.module.css";
import type { Draft } from "./use-draft.ts";
import wizard from "./wizard.module.css";

/** Which channel a campaign goes by. Another channel begins with an empty message; undo brings the old one back. */
export function ChannelChoice({ draft }: { draft: Draft }) {
  const engine = useEngine();
  const email = useQuery(engine.channels.email.queryOptions()).data;
  const custom = useQuery(engine.channels.custom.queryOptions()).data;
  const chosen = familyOfDraft(draft.draft);
  const live: Partial<Record<SendingFamily, boolean>> = {
    email: email?.mode === "live",
    custom: custom?.mode === "live",
  };
  return (
    <div>
      <Radio.Group
        label="Channel"
        value={chosen}
        onChange={(family) =>
          draft.change(
            { other: blankOf(family as SendingFamily), template: null },
            "choosing a channel",
          )
        }
      >
        <div className={classes.channels}>
          {sendingFamilies.map((family) => (
            <Radio.Card key={family} value={family} className={classes.channel ?? ""}>
              <ChannelTile family={family} />
              <span className={classes.words}>
                <span className={wizard.strong}>{familyNames[family]}</span>
                <span className={classes.where}>
                  {live[family] ? "Live: real people" : "Sandbox mailbox"}
                </span>
              </span>
              <Radio.Indicator />
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
      {chosen === "email" || chosen === "custom" ? (
        <p className={wizard.hint}>
          <Link to={`/settings/${chosen}`}>{familyNames[chosen]} settings</Link>
        </p>
      ) : null}
    </div>
  );
}
