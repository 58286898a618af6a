import { Button } from "@mantine/core";
import { IconAlertOctagon, IconAlertTriangle, IconClock } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Link } from "react-router";
import type { CampaignDetail, CampaignFigures } from "../../../../shared/contract/campaigns.ts";
import { familyNames } from "../../../../shared/domain/channel.ts";
import { lateCauseTexts } from "../../../../shared/domain/campaign.ts";
import { useEngine } from "../../../data/engine.tsx";
import { useIsLive } from "../../../data/channel-mode.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { duration, plural } from "../../../ui/format.ts";
import { useNow } from "../../../ui/use-now.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import { nameOr } from "../campaign-words.tsx";
import classes from "./report.module.css";

/** What needs the reader before anything else on this page. */
export function ReportBanners(props: {
  campaign: CampaignDetail;
  figures: CampaignFigures | null;
}) {
  const { campaign, figures } = props;
  const format = useFormat();
  const unknown = figures?.unknown ?? 0;
  return (
    <>
      {campaign.status === "failed" ? (
        <Banner tone="danger" icon={<IconAlertOctagon size={16} />}>
          <strong>This campaign failed.</strong> {campaign.error ?? ""} What is sent stays sent. You
          can duplicate it and launch the copy.
        </Banner>
      ) : null}
      {campaign.runs.some(({ state }) => state === "missed") ? (
        <Missed campaign={campaign} />
      ) : null}
      {unknown > 0 ? (
        <Banner
          tone="warning"
          icon={<IconAlertTriangle size={16} />}
          acts={
            <Button component={Link} to="/messages/unknown" size="xs">
              {`Review ${plural(format.count(unknown), "message")}`}
            </Button>
          }
        >
          Wayline stopped while {plural(format.count(unknown), "message was", "messages were")} on
          the way. Nobody knows whether they arrived; choose what they count as.
        </Banner>
      ) : null}
    </>
  );
}

const Banner = (props: {
  tone: "danger" | "warning";
  icon: ReactNode;
  acts?: ReactNode;
  children: ReactNode;
}) => (
  <div
    className={classes.banner}
    data-tone={props.tone}
    role={props.tone === "danger" ? "alert" : undefined}
  >
    {props.icon}
    <p>{props.children}</p>
    {props.acts ? <div className={classes.bannerActs}>{props.acts}</div> : null}
  </div>
);

/** Due while the computer was off or everything was paused: nothing is sent until somebody chooses. */
function Missed({ campaign }: { campaign: CampaignDetail }) {
  const { campaigns } = useEngine();
  const format = useFormat();
  const now = useNow();
  const live = useIsLive(campaign.family);
  const channel = familyNames[campaign.family];
  const [asking, setAsking] = useState(false);
  const missed = useQuery(campaigns.missed.queryOptions()).data?.find(
    ({ campaignId }) => campaignId === campaign.id,
  );
  const decide = useMutation(campaigns.decideMissed.mutationOptions());
  if (!missed) return null;
  const { runId, people } = missed;
  const contacts = plural(format.count(people), "contact");
  return (
    <Banner
      tone="warning"
      icon={<IconClock size={16} />}
      acts={
        <>
          <Button size="xs" onClick={() => setAsking(true)}>
            Send now…
          </Button>
          <Button size="xs" onClick={() => decide.mutate({ runId, choice: "tomorrow" })}>
            Tomorrow {format.time(missed.tomorrowAt)}
          </Button>
          <Button size="xs" onClick={() => decide.mutate({ runId, choice: "skip" })}>
            Skip
          </Button>
          <ConfirmDialog
            opened={asking}
            onClose={() => setAsking(false)}
            title={`Send “${nameOr(campaign.name)}” now`}
            text={
              live
                ? `${channel} is live: this leaves your computer.`
                : `${channel} is in the sandbox: nothing leaves this computer.`
            }
            facts={[
              { label: "People", value: contacts },
              { label: "Was due", value: format.dateTime(missed.dueAt) },
              { label: "Late by", value: duration(missed.lateBy) },
            ]}
            confirm={`Send to ${contacts}`}
            onConfirm={() => decide.mutateAsync({ runId, choice: "sendNow" })}
          />
        </>
      }
    >
      It was due {format.scheduled(missed.dueAt, format.timeZone, now)}, while{" "}
      {lateCauseTexts[missed.cause]}. Nothing has been sent. Choose what to do with it.
    </Banner>
  );
}
