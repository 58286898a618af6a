import { IconTemplate } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { TemplateRow } from "../../../shared/contract/templates.ts";
import type { MessageSettings } from "../../../shared/activities/message.ts";
import { useEngine } from "../../data/engine.tsx";
import { useLibrary } from "../../data/library.tsx";
import classes from "./card.module.css";
import { Missing, SummaryLine } from "./summary-line.tsx";

/** The template a message is made from; null while none is chosen or it is gone. */
export function useTemplateOf({ templateId }: MessageSettings): {
  row: TemplateRow | null;
  gone: boolean;
} {
  const { known, templates } = useLibrary();
  const row = templateId === null ? null : (templates.get(templateId) ?? null);
  return { row, gone: templateId !== null && row === null && known };
}

/** “latest active (v4)”, “v3” */
function versionRule({ version }: MessageSettings, row: TemplateRow | null): string {
  if (version !== null) return `v${version}`;
  return row?.activeVersion ? `latest active (v${row.activeVersion})` : "latest active";
}

/** A mail: a small picture, its template and the version that goes out. */
export function MailSummary({ settings }: { settings: MessageSettings }) {
  const { row, gone } = useTemplateOf(settings);
  if (settings.templateId === null || gone) return <NoTemplate gone={gone} />;
  return (
    <span className={classes.template}>
      <span className={classes.thumb} aria-hidden />
      <span className={classes.words}>
        <span className={`${classes.name} ellipsis`}>{row?.name ?? "…"}</span>
        <br />
        <span className={`${classes.rule} ellipsis`}>Template · {versionRule(settings, row)}</span>
      </span>
    </span>
  );
}

const NoTemplate = ({ gone }: { gone: boolean }) => (
  <SummaryLine icon={IconTemplate}>
    <Missing>{gone ? "Template is gone" : "No template yet"}</Missing>
  </SummaryLine>
);

/** The first words of the template; asked once for each template, whatever the number of cards. */
function useFirstWords(templateId: string | null): string | null {
  const text = useQuery({
    ...useEngine().templates.thumbnail.queryOptions({ input: { id: templateId ?? "" } }),
    enabled: templateId !== null,
  }).data?.text;
  return text?.trim().split("\n")[0] || null;
}

/** Other channels: the template and the version that goes out, on one line. */
export function TemplateLine({ settings, more }: { settings: MessageSettings; more?: string }) {
  const { row, gone } = useTemplateOf(settings);
  if (settings.templateId === null || gone) return <NoTemplate gone={gone} />;
  return (
    <SummaryLine icon={IconTemplate}>
      {row?.name ?? "…"} · <strong>{more ?? shortRule(settings)}</strong>
    </SummaryLine>
  );
}

const shortRule = ({ version }: MessageSettings) => (version === null ? "latest" : `v${version}`);

/** An SMS: its first words in a bubble. */
export function BubbleSummary({ settings }: { settings: MessageSettings }) {
  const { gone } = useTemplateOf(settings);
  const words = useFirstWords(gone ? null : settings.templateId);
  if (settings.templateId === null || gone) return <NoTemplate gone={gone} />;
  return words === null ? (
    <TemplateLine settings={settings} />
  ) : (
    <span className={`${classes.bubble} ellipsis`}>{words}</span>
  );
}
