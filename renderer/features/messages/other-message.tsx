import { EmptyState } from "../../ui/empty-state.tsx";
import { CallCard } from "./call-card.tsx";
import classes from "./other.module.css";
import { PushCard } from "./push-card.tsx";
import type { OpenMessage } from "./reading-pane.tsx";
import { RequestCard } from "./request-card.tsx";
import { SmsThread } from "./sms-thread.tsx";

/** A message that is no mail, as its receiver has it. */
export function OtherMessage({ message }: { message: OpenMessage }) {
  const { content } = message;
  if (content === null)
    return <EmptyState text="Nothing of this message can be shown: it was never finished." />;
  return (
    <div className={classes.space}>
      {content.family === "sms" ? <SmsThread message={message} sms={content} /> : null}
      {content.family === "push" ? <PushCard message={message} push={content} /> : null}
      {content.family === "voice" ? <CallCard message={message} call={content} /> : null}
      {content.family === "custom" ? <RequestCard message={message} custom={content} /> : null}
    </div>
  );
}
