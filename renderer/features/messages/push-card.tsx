import { Button } from "@mantine/core";
import { IconHandFinger } from "@tabler/icons-react";
import type { OtherView } from "../../../shared/contract/messages.ts";
import { useCurrentProject } from "../../data/use-current-project.ts";
import { ChannelTile } from "../../ui/channel-tile.tsx";
import { useFormat } from "../../ui/window-settings.tsx";
import classes from "./other.module.css";
import type { OpenMessage } from "./reading-pane.tsx";
import { usePlay } from "./use-play.ts";

type Push = Extract<OtherView, { family: "push" }>;

const services = { apns: "Apple", gcm: "Google", adm: "Amazon", baidu: "Baidu" } as const;

/** The device of the receiver, with its notification. */
export function PushCard({ message, push }: { message: OpenMessage; push: Push }) {
  const format = useFormat();
  const project = useCurrentProject();
  const { play, busy } = usePlay([message.id]);
  const opened = message.events.some(({ type }) => type.endsWith(".opened_notification"));
  return (
    <>
      <section className={classes.device} aria-label="Notification on the device">
        <div className={classes.notification}>
          <div className={classes.app}>
            <ChannelTile family="push" size={20} />
            {project?.settings.name ?? "App"}
          </div>
          {push.silent ? (
            <p className={classes.text}>A silent notification wakes the app and shows nothing.</p>
          ) : (
            <>
              {push.title ? (
                <p className={classes.title} dir="auto">
                  {push.title}
                </p>
              ) : null}
              <p className={classes.text} dir="auto">
                {push.body}
              </p>
            </>
          )}
          {push.image ? <p className={classes.opens}>Picture: {push.image}</p> : null}
          {push.opens ? <p className={classes.opens}>Opens {push.opens}</p> : null}
        </div>
        {message.playable && !push.silent ? (
          <div className={classes.callActs}>
            <Button
              leftSection={<IconHandFinger size={15} />}
              disabled={opened}
              loading={busy}
              onClick={() =>
                void play({ kind: "pushOpened" }, { done: "opened notification", effect: null })
              }
            >
              {opened ? "Opened" : "Open notification"}
            </Button>
          </div>
        ) : null}
      </section>
      <p className={classes.facts}>
        {services[push.service]} · {format.size(push.bytes)}
      </p>
      <details className={classes.more}>
        <summary>Payload</summary>
        <pre className={classes.code}>{push.payload}</pre>
      </details>
    </>
  );
}
