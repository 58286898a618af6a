import { Button } from "@mantine/core";
import { IconPencil, IconTemplate } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import type { MessageSettings } from "../../../shared/activities/message.ts";
import type { TemplateType } from "../../../shared/domain/template/template.ts";
import { useEngine } from "../../data/engine.tsx";
import { useTemplateOf } from "../card/template-summary.tsx";
import { Field } from "../form/field.tsx";
import { useErrorOf, useFormParts } from "../form/form-context.ts";
import classes from "./message.module.css";
import { channelWords, TemplateDialog } from "./template-dialog.tsx";
import { TemplatePicture } from "./template-picture.tsx";

type Props = {
  channel: Exclude<TemplateType, "inapp">;
  settings: MessageSettings;
  onChange: (change: Partial<MessageSettings>, said: string) => void;
};

const titles = {
  email: "Email template",
  sms: "SMS template",
  push: "Push template",
  voice: "Voice template",
};

/** Which template a message is made from, with its picture. */
export function TemplateField({ channel, settings, onChange }: Props) {
  const { row, gone } = useTemplateOf(settings);
  const { readOnly } = useFormParts();
  const [opened, setOpened] = useState(false);
  const error = useErrorOf("template");
  const quote = useQuote(settings, row?.activeVersion ?? null);
  return (
    <Field name="template" label={titles[channel]}>
      <div className={classes.chosen} data-error={error !== null || undefined}>
        {row ? <TemplatePicture row={row} height={80} /> : null}
        <div className={classes.facts}>
          {row ? (
            <span className={`${classes.name} ellipsis`} title={row.name}>
              {row.name}
            </span>
          ) : null}
          {row ? (
            quote ? (
              <span className={`${classes.quote} ellipsis`}>“{quote}”</span>
            ) : null
          ) : (
            <span className={classes.quote}>
              {gone
                ? "The template was deleted. Choose another."
                : settings.templateId === null
                  ? `No ${channelWords[channel]} template yet.`
                  : "…"}
            </span>
          )}
          <span className={classes.acts}>
            {/* The same button before and after, so that the focus comes back to it from the dialog. */}
            {readOnly ? null : (
              <Button
                size="xs"
                leftSection={row ? null : <IconTemplate size={14} />}
                onClick={() => setOpened(true)}
              >
                {row ? "Change" : "Pick template…"}
              </Button>
            )}
            {row ? (
              <Button
                size="xs"
                variant="subtle"
                color="gray"
                component={Link}
                to={`/templates/${row.id}`}
                leftSection={<IconPencil size={14} />}
              >
                Edit
              </Button>
            ) : null}
          </span>
        </div>
      </div>
      <TemplateDialog
        channel={channel}
        chosen={settings.templateId}
        opened={opened}
        onClose={() => setOpened(false)}
        onChoose={(chosen) => {
          setOpened(false);
          onChange({ templateId: chosen.id, version: null }, `Use template “${chosen.name}”`);
        }}
      />
    </Field>
  );
}

/** What the version that goes out says first: a subject, a title, or the first line. */
function useQuote({ templateId, version }: MessageSettings, active: number | null): string | null {
  const number = version ?? active;
  const content = useQuery({
    ...useEngine().templates.version.queryOptions({
      input: { id: templateId ?? "", version: number ?? 1 },
    }),
    enabled: templateId !== null && number !== null,
  }).data?.content;
  if (!content) return null;
  switch (content.type) {
    case "email":
      return content.subject || null;
    case "sms":
    case "voice":
      return content.body.trim().split("\n")[0] || null;
    case "push":
      return content.default.title || content.default.body || null;
    case "inapp":
      return null;
  }
}
