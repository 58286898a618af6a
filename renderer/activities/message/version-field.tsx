import { useQuery } from "@tanstack/react-query";
import type { MessageSettings } from "../../../shared/activities/message.ts";
import { useEngine } from "../../data/engine.tsx";
import { useTemplateOf } from "../card/template-summary.tsx";
import { SegmentedField, SelectField } from "../form/choice-field.tsx";
import { Hint } from "../form/field.tsx";

type Props = {
  settings: MessageSettings;
  onChange: (change: Partial<MessageSettings>, said: string) => void;
};

/** Whether later versions of the template go out too. */
export function VersionField({ settings, onChange }: Props) {
  const { row } = useTemplateOf(settings);
  const versions = useQuery({
    ...useEngine().templates.get.queryOptions({ input: { id: settings.templateId ?? "" } }),
    enabled: row !== null && settings.version !== null,
  }).data?.versions;
  if (!row) return null;
  if (row.activeVersion === null && settings.version === null)
    return <Hint>This template has no version yet. Make one in Templates before you publish.</Hint>;
  const pinned = settings.version ?? row.activeVersion ?? 1;
  const known = (versions ?? []).map(({ version }) => version);
  return (
    <>
      <SegmentedField
        name="version"
        label="Template version"
        value={settings.version === null ? "active" : "pinned"}
        options={[
          { value: "active", label: "Latest active" },
          { value: "pinned", label: `Pin to v${pinned}` },
        ]}
        onChange={(value) =>
          value === "active"
            ? onChange({ version: null }, "Use the latest active version")
            : onChange({ version: pinned }, `Pin to v${pinned}`)
        }
        hint={
          settings.version === null
            ? "The version that is active when it is sent."
            : "Later versions of the template are not sent."
        }
      />
      {settings.version !== null && known.length > 1 ? (
        <SelectField
          label="Pinned version"
          value={String(pinned)}
          options={known.map((number) => ({
            value: String(number),
            label: `Version ${number}${number === row.activeVersion ? ", active" : ""}`,
          }))}
          onChange={(value) => onChange({ version: Number(value) }, `Pin to v${value}`)}
        />
      ) : null}
    </>
  );
}
