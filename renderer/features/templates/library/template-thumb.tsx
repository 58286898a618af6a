import { useIntersection } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { spokenWords } from "../../../../shared/domain/spoken.ts";
import type { TemplateRow } from "../../../../shared/contract/templates.ts";
import { useEngine } from "../../../data/engine.tsx";
import { MailFrame } from "../../../ui/mail-frame.tsx";
import { plural } from "../../../ui/format.ts";
import { InAppMock } from "../editor/other/in-app-mock.tsx";
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
  if (picture.inApp)
    return (
      <div className={classes.screen} aria-hidden>
        <InAppMock content={{ ...picture.inApp, contents: picture.inApp.contents.slice(0, 1) }} />
      </div>
    );
  const text = row.type === "voice" ? spokenWords(picture.text) : picture.text.trim();
  return (
    <div className={classes.said}>
      {text ? (
        <div className={classes.bubble} dir="auto">
          {text.slice(0, 400)}
        </div>
      ) : (
        <span className={classes.nothing}>
          {picture.errors ? `${plural(picture.errors, "error")} in the draft` : "No text yet"}
        </span>
      )}
    </div>
  );
}
