import { IconAddressBook } from "@tabler/icons-react";
import { familyOf } from "../../../../shared/domain/channel.ts";
import type { Endpoint } from "../../../../shared/domain/endpoint.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { cityOf } from "../../../ui/format.ts";
import { Pill } from "../../../ui/pill.tsx";
import { Time } from "../../../ui/time.tsx";
import { channelName } from "../contacts/filter-words.ts";
import { ChannelTile } from "./channel-look.tsx";
import classes from "./contact.module.css";

/** One row per address, as each is sent to on its own. */
export function Endpoints({ endpoints }: { endpoints: readonly Endpoint[] }) {
  if (endpoints.length === 0)
    return <EmptyState icon={<IconAddressBook size={32} />} text="This contact has no address." />;
  return (
    <ul className={classes.list}>
      {endpoints.map((endpoint) => (
        <li key={endpoint.key} className={classes.endpoint}>
          <ChannelTile family={familyOf(endpoint.channel)} />
          <div className={classes.endpointWords}>
            <div className={classes.address}>{endpoint.address}</div>
            <div className={classes.quiet}>
              {channelName(endpoint.channel)}
              {endpoint.demographic?.Timezone
                ? ` · ${cityOf(endpoint.demographic.Timezone)} time`
                : null}
              {" · last activity "}
              <Time at={endpoint.effectiveAt} />
            </div>
          </div>
          <div className={classes.endpointPills}>
            {endpoint.optOut === "ALL" ? <Pill tone="warning">Opted out</Pill> : null}
            <Pill tone={endpoint.status === "ACTIVE" ? "success" : "neutral"}>
              {endpoint.status === "ACTIVE" ? "Active" : "Inactive"}
            </Pill>
          </div>
        </li>
      ))}
    </ul>
  );
}
