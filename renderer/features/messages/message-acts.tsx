import { Button } from "@mantine/core";
import { IconMailOpened } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import type { Folder } from "../../../shared/contract/messages.ts";
import { useEngine } from "../../data/engine.tsx";
import { useStatus } from "../../data/use-current-project.ts";
import { CampaignActs } from "./campaign-acts.tsx";
import { HeldActs } from "./held-acts.tsx";
import { PlayMenu } from "./play-menu.tsx";
import classes from "./reading.module.css";
import type { OpenMessage } from "./reading-pane.tsx";
import { ResolveUnknown } from "./resolve-unknown.tsx";
import { SimulateMenu } from "./simulate-menu.tsx";

/** What can be done about this message where it is now. */
export function MessageActs({ message, folder }: { message: OpenMessage; folder: Folder }) {
  const { mutate: mark } = useMutation(useEngine().messages.markRead.mutationOptions());
  const running = useStatus()?.queue.running;
  const { id, state, campaignId, unread, family } = message;
  const inMailbox = id.startsWith("mail:");
  // Only mail of ours that the sandbox received can be answered for.
  const answerable = state !== null && (inMailbox || message.hasSource);
  const waits = state === "queued" || state === "held";
  const campaign = running?.find((each) => each.campaignId === campaignId);
  return (
    <span className={classes.acts}>
      {state === "unknown" && folder === "unknown" ? (
        <ResolveUnknown count={1} ids={() => Promise.resolve([id])} />
      ) : null}
      {state === "held" && folder === "held" ? <HeldActs ids={[id]} /> : null}
      {waits && campaignId ? (
        <CampaignActs
          id={campaignId}
          name={message.source}
          paused={campaign?.paused ?? false}
          words
        />
      ) : null}
      {answerable && family === "email" ? (
        <SimulateMenu ids={[id]} links={message.links} size="sm" />
      ) : null}
      {family !== "email" && message.playable ? (
        <PlayMenu ids={[id]} family={family} size="sm" />
      ) : null}
      {inMailbox ? (
        <Button
          leftSection={<IconMailOpened size={15} />}
          onClick={() => mark({ ids: [id], read: unread })}
        >
          {unread ? "Mark read" : "Mark unread"}
        </Button>
      ) : null}
    </span>
  );
}
