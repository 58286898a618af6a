import { useIntersection } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { TemplateRow } from "../../../../shared/contract/templates.ts";
import { useEngine } from "../../../data/engine.tsx";
import { MailFrame } from "../../../ui/mail-frame.tsx";
import { channelOf } from "../channels.tsx";
import classes from "./library.module.css";

/** How a template looks, asked for once it comes into view. */
export function TemplateThumb({ row }: { row: TemplateRow }) {
  const { ref, entry } = useIntersection({ rootMargin: "200px" });
  const [seen, setSeen] = useState(false);
  if (entry?.isIntersecting && !seen) setSeen(true);
  return (
    <div ref={ref} className={classes.thumb}>
      {seen ? <Picture row={row} /> : null}
    </div>
  );
}

function Picture({ row }: { row: TemplateRow }) {
  const picture = useQuery({
    ...useEngine().templates.thumbnail.queryOptions({ input: { id: row.id } }),
    // The host keeps pages for a while only: one that was left is made anew.
    staleTime: 0,
    gcTime: 0,
  }).data;
  if (!picture) return null;
  if (picture.url)
    return (
      <MailFrame
        still
        url={picture.url}
        title={`Picture of ${row.name}`}
        width={640}
        height={220}
      />
    );
  const text = picture.text.trim();
  const { icon: Sign } = channelOf(row.type);
  return (
    <div className={classes.said}>
      {text ? (
        <div className={classes.bubble}>{text.slice(0, 400)}</div>
      ) : row.type === "inapp" ? (
        <span className={classes.nothing}>
          <Sign size={32} aria-hidden />
        </span>
      ) : (
        <span className={classes.nothing}>No text yet</span>
      )}
    </div>
  );
}
