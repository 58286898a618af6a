import { useQuery } from "@tanstack/react-query";
import type { MessageSettings } from "../../../../../shared/activities/message.ts";
import type { RenderedTemplate } from "../../../../../shared/contract/templates.ts";
import { useClient, useEngine } from "../../../../data/engine.tsx";
import { useLibrary } from "../../../../data/library.tsx";
import { readError } from "../../../../data/read-error.ts";
import { MailFrame } from "../../../../ui/mail-frame.tsx";
import classes from "./inspector.module.css";
import { PersonSelect, usePerson } from "./person-select.tsx";

/** The content a message goes out with: of the pinned version, or of the active one. */
export function useContent({ templateId, version }: MessageSettings) {
  const { templates } = useLibrary();
  const row = templateId === null ? undefined : templates.get(templateId);
  const number = version ?? row?.activeVersion ?? null;
  const query = useQuery({
    ...useEngine().templates.version.queryOptions({
      input: { id: templateId ?? "", version: number ?? 1 },
    }),
    enabled: row !== undefined && number !== null,
  });
  return { content: query.data?.content ?? null, row: row ?? null, number };
}

/** The message as one contact would get it. */
export function PreviewTab({ settings }: { settings: MessageSettings }) {
  const { content, row, number } = useContent(settings);
  const { person, choose } = usePerson();
  const client = useClient();
  const rendered = useQuery({
    queryKey: ["journey-preview", settings.templateId, number, person?.key ?? null],
    queryFn: () =>
      content === null
        ? null
        : client.templates.preview({
            content,
            for: person ? { contact: person.key } : null,
            images: true,
            dark: false,
          }),
    enabled: content !== null,
    // The host keeps pages for a while only.
    gcTime: 0,
  });
  if (!row) return <p className={classes.hint}>Choose a template to see it here.</p>;
  if (number === null)
    return (
      <p className={classes.hint}>“{row.name}” has no version yet, so there is nothing to send.</p>
    );
  const problem = rendered.isError ? readError(rendered.error) : null;
  const errors = rendered.data?.findings.filter(({ severity }) => severity === "error") ?? [];
  return (
    <>
      <div className={classes.tools}>
        <PersonSelect label="Preview as" person={person} onChoose={choose} />
      </div>
      {problem ? (
        <p className={classes.trouble} role="alert">
          {[problem.message, problem.cure].filter(Boolean).join(" ")}
        </p>
      ) : null}
      {errors.map((finding) => (
        <p key={finding.text} className={classes.trouble}>
          {finding.text}
        </p>
      ))}
      {rendered.data ? <Rendered rendered={rendered.data} who={person?.name ?? "nobody"} /> : null}
    </>
  );
}

function Rendered({ rendered, who }: { rendered: RenderedTemplate; who: string }) {
  if (rendered.url)
    return (
      <>
        <div className={classes.subject}>
          <strong>{rendered.subject || "(No subject)"}</strong>
          <div className={classes.hint}>{rendered.from}</div>
        </div>
        <div className={classes.frame}>
          <MailFrame
            url={rendered.url}
            width={600}
            height={520}
            title={`Preview of ${rendered.subject || "the message"}, ${who}`}
          />
        </div>
      </>
    );
  const texts = Object.entries(rendered.fields).filter(([, text]) => text.trim() !== "");
  return texts.length === 0 ? (
    <p className={classes.hint}>The message is empty.</p>
  ) : (
    <>
      {texts.map(([field, text]) => (
        <p key={field} className={classes.said} dir="auto">
          {text}
        </p>
      ))}
    </>
  );
}
