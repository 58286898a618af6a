import { useElementSize } from "@mantine/hooks";
import { useState } from "react";
import classes from "./mail-frame.module.css";

/**
 * Somebody's mail, where nothing in it can run. Laid out at `width` and scaled to the place there is. A new version is
 * loaded behind the old one, so that typing does not make it flicker.
 */
export function MailFrame(props: {
  /** Path of the host that serves the HTML by itself. */
  url: string;
  title: string;
  width: number;
  height: number;
  /** A picture of the mail rather than the mail: no scrolling, no links, nothing for the Tab key. */
  still?: boolean;
}) {
  const { url, width, height } = props;
  const { ref, width: room } = useElementSize();
  const [shown, setShown] = useState<string | null>(null);
  const scale = room > 0 ? Math.min(1, room / width) : 1;
  const frame = (each: string, ready: boolean) => (
    <iframe
      key={each}
      src={each}
      title={props.title}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      className={classes.frame}
      data-waiting={ready ? undefined : true}
      aria-hidden={props.still || !ready || undefined}
      tabIndex={props.still || !ready ? -1 : 0}
      scrolling={props.still ? "no" : undefined}
      style={{ width, height: height / scale, transform: `scale(${scale})` }}
      onLoad={() => setShown(each)}
    />
  );
  const urls = shown === null || shown === url ? [url] : [shown, url];
  return (
    <div
      ref={ref}
      className={classes.place}
      data-still={props.still || undefined}
      style={{ height }}
    >
      <div className={classes.sheet} style={{ width: width * scale }}>
        {urls.map((each) => frame(each, shown === null || each === shown))}
      </div>
    </div>
  );
}
