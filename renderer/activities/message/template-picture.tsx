import { useIntersection } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { TemplateRow } from "../../../shared/contract/templates.ts";
import { useEngine } from "../../data/engine.tsx";
import { MailFrame } from "../../ui/mail-frame.tsx";
import classes from "./message.module.css";

/** How a template looks, asked for once it comes into view. */
export function TemplatePicture({ row, height }: { row: TemplateRow; height: number }) {
  const { ref, entry } = useIntersection({ rootMargin: "100px" });
  const [seen, setSeen] = useState(false);
  if (entry?.isIntersecting && !seen) setSeen(true);
  return (
    <span ref={ref} className={classes.picture} aria-hidden>
      {seen ? <Picture row={row} height={height} /> : null}
    </span>
  );
}

function Picture({ row, height }: { row: TemplateRow; height: number }) {
  const picture = useQuery({
    ...useEngine().templates.thumbnail.queryOptions({ input: { id: row.id } }),
    // The host keeps pages for a while only: one that was left is made anew.
    staleTime: 0,
    gcTime: 0,
  }).data;
  if (!picture) return null;
  return picture.url ? (
    <MailFrame
      still
      url={picture.url}
      title={`Picture of ${row.name}`}
      width={600}
      height={height}
    />
  ) : (
    <span className={classes.words}>{picture.text.trim().slice(0, 300)}</span>
  );
}
