import { Button } from "@mantine/core";
import { IconShieldCheck } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { familyOf } from "../../../../shared/domain/channel.ts";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { ConfirmPopover } from "../../../ui/confirm-popover.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { Pill } from "../../../ui/pill.tsx";
import { SkeletonRows, useSlow } from "../../../ui/skeletons.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { channelName } from "../contacts/filter-words.ts";
import { ChannelTile } from "../../../ui/channel-tile.tsx";
import classes from "./contact.module.css";

const states = {
  optedIn: { text: "Opted in", tone: "success" },
  optedOut: { text: "Opted out", tone: "warning" },
  suppressed: { text: "On the suppression list", tone: "danger" },
} as const;

/** What each address agreed to, and the addresses that must not be written to. */
export function Consent({ contact }: { contact: number }) {
  const { contacts } = useEngine();
  const format = useFormat();
  const consent = useQuery(contacts.consent.queryOptions({ input: { key: contact } }));
  const unsuppress = useMutation(contacts.unsuppress.mutationOptions());
  const slow = useSlow(consent.isPending);
  if (consent.isError)
    return <ErrorState problem={readError(consent.error)} onRetry={() => void consent.refetch()} />;
  if (!consent.data) return slow ? <SkeletonRows rows={4} label="Loading the consent" /> : null;
  if (consent.data.length === 0)
    return <EmptyState icon={<IconShieldCheck size={32} />} text="No consent was recorded." />;
  return (
    <ul className={classes.list}>
      {consent.data.map(({ channel, address, state, at, source }) => (
        <li key={`${channel} ${address} ${state}`} className={classes.endpoint}>
          <ChannelTile family={familyOf(channel)} />
          <div className={classes.endpointWords}>
            <div className={classes.address}>{address}</div>
            <div className={classes.quiet}>
              {[channelName(channel), at === null ? null : format.dateTime(at), source]
                .filter(Boolean)
                .join(" · ")}
            </div>
          </div>
          <div className={classes.endpointPills}>
            <Pill tone={states[state].tone}>{states[state].text}</Pill>
            {state === "suppressed" ? (
              <ConfirmPopover
                question={`Take ${address} off the suppression list? It can be written to again.`}
                confirm="Take off the list"
                onConfirm={() => unsuppress.mutateAsync({ channel, address })}
              >
                {(open) => (
                  <Button size="xs" aria-label={`Take ${address} off the list`} onClick={open}>
                    Take off
                  </Button>
                )}
              </ConfirmPopover>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}
