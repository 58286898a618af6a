import { useState } from "react";
import { SegmentedTabs } from "../../ui/segmented-tabs.tsx";
import classes from "./reading.module.css";
import type { OpenMessage } from "./reading-pane.tsx";

type Width = "360" | "600" | "full";

/**
 * The real HTML in a frame without scripts. Its address is kept while it is shown: showing a mail loads its tracking
 * pixel, which changes the events, which fetches the message again with another address.
 */
export function RenderedMail({ message }: { message: OpenMessage }) {
  const [url] = useState(message.url);
  const [width, setWidth] = useState<Width>("full");
  if (url === null) return null;
  return (
    <div className={classes.rendered}>
      <div className={classes.frameTools}>
        <SegmentedTabs
          label="Width"
          value={width}
          onChange={setWidth}
          options={[
            { value: "360", label: "360" },
            { value: "600", label: "600" },
            { value: "full", label: "Full" },
          ]}
        />
        <p className={classes.frameNote}>
          Remote images are not loaded.
          {message.hasSource
            ? message.state === null
              ? ""
              : " In tracked mail, viewing counts as an open, a link as a click."
            : " Made again from what was kept, without tracking."}
        </p>
      </div>
      <div className={classes.frameSpace}>
        <iframe
          className={classes.frame}
          data-width={width}
          src={url}
          title={`Preview of ${message.subject || "a mail"}, ${message.to}`}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          referrerPolicy="no-referrer"
        />
      </div>
    </div>
  );
}
