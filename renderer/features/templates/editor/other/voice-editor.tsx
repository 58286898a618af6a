import { Button, Select, TextInput } from "@mantine/core";
import { templateLimits } from "../../../../../shared/domain/template/template.ts";
import { duration } from "../../../../ui/format.ts";
import { useFormat } from "../../../../ui/window-settings.tsx";
import type { EditorProps } from "../content-editor.tsx";
import { VariableArea } from "../variable-fields.tsx";
import classes from "./forms.module.css";
import { isSsml, spokenTime } from "../../../../../shared/domain/spoken.ts";

const languages = [
  ["en-US", "English (US)"],
  ["en-GB", "English (UK)"],
  ["en-AU", "English (Australia)"],
  ["de-DE", "German"],
  ["fr-FR", "French"],
  ["es-ES", "Spanish"],
  ["it-IT", "Italian"],
  ["nl-NL", "Dutch"],
  ["pl-PL", "Polish"],
  ["pt-BR", "Portuguese (Brazil)"],
  ["ja-JP", "Japanese"],
] as const;

const tags = [
  { name: "Pause", text: '<break time="1s"/>' },
  { name: "Emphasis", text: '<emphasis level="strong">word</emphasis>' },
  { name: "Spell out", text: '<say-as interpret-as="characters">ABC</say-as>' },
  { name: "Slowly", text: '<prosody rate="slow">words</prosody>' },
];

/** A text that is read aloud, plain or with SSML. */
export function VoiceEditor({ content, change, preview }: EditorProps<"voice">) {
  const format = useFormat();
  const { body, language } = content;
  const ssml = isSsml(body);
  const spoken = preview.good?.fields["body"] ?? body;
  const set = (next: string, name = "text") => change({ body: next }, name);
  const known = languages.some(([code]) => code === language);
  return (
    <div className={classes.scroll}>
      <div className={classes.form}>
        <div className={classes.pair}>
          <Select
            label="Language"
            data={[
              ...(known ? [] : [{ value: language, label: language || "Not chosen" }]),
              ...languages.map(([value, label]) => ({ value, label })),
            ]}
            value={language}
            onChange={(value) => value !== null && change({ language: value }, "language")}
          />
          <TextInput
            label="Voice"
            description="As the provider calls it, such as Joanna."
            inputWrapperOrder={["label", "input", "description", "error"]}
            maxLength={50}
            value={content.voice}
            onChange={(event) => change({ voice: event.currentTarget.value }, "voice")}
          />
        </div>
        <VariableArea
          label="Text"
          name="body"
          rows={8}
          value={body}
          onWrite={(next) => set(next)}
          error={
            body.length > templateLimits.voice
              ? `Voice messages are ${format.count(templateLimits.voice)} characters at most; this has ${format.count(body.length)}.`
              : null
          }
          below={
            <span className={classes.meter}>
              <span>
                {spoken.trim() === ""
                  ? "Nothing to say yet"
                  : `About ${duration(spokenTime(spoken))}`}
              </span>
              <span>{ssml ? "SSML" : "Plain text"}</span>
            </span>
          }
        />
        <section className={classes.meter} aria-label="SSML">
          {ssml ? (
            tags.map(({ name, text }) => (
              <Button
                key={name}
                size="xs"
                onClick={() =>
                  set(
                    body.replace(/<\/speak>\s*$/, () => `${text}</speak>`),
                    name.toLowerCase(),
                  )
                }
              >
                {name}
              </Button>
            ))
          ) : (
            <Button
              size="xs"
              onClick={() => set(`<speak>${body.replaceAll("&", "&amp;")}</speak>`, "using SSML")}
            >
              Use SSML
            </Button>
          )}
        </section>
      </div>
    </div>
  );
}
