import { Button } from "@mantine/core";
import { IconPlayerPlay, IconPlayerStop } from "@tabler/icons-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { RenderedTemplate } from "../../../../../shared/contract/templates.ts";
import type { TemplateContent } from "../../../../../shared/domain/template/template.ts";
import { useCurrentProject } from "../../../../data/use-current-project.ts";
import classes from "./devices.module.css";
import { InAppMock } from "./in-app-mock.tsx";
import { spokenWords } from "../../../../../shared/domain/spoken.ts";

type Props = { content: TemplateContent; rendered: RenderedTemplate | null; who: string };

/** A message that is no mail, as the device of one contact shows it. */
export function OtherPreview({ content, rendered, who }: Props) {
  const field = (name: string) => rendered?.fields[name] ?? "";
  switch (content.type) {
    case "email":
      return null;
    case "sms":
      return (
        <figure className={classes.phone} aria-label={`Preview for ${who}`}>
          <div className={classes.thread}>
            <p className={classes.bubble} dir="auto">
              {field("body") || "Nothing written yet"}
            </p>
          </div>
        </figure>
      );
    case "voice":
      return <Spoken text={field("body")} language={content.language} />;
    case "push":
      return content.silent ? (
        <p className={classes.quiet}>A silent push wakes the app and shows nothing.</p>
      ) : (
        <div className={classes.devices}>
          <LockScreen name="iPhone" look="ios" push={shown(content, rendered, "apns")} />
          <LockScreen name="Android" look="android" push={shown(content, rendered, "gcm")} />
        </div>
      );
    case "inapp":
      return <InAppMock content={content} />;
  }
}

type Shown = { title: string; body: string; raw: boolean };

/** What a service shows: its own words where it has some, else those of all. */
function shown(
  content: Extract<TemplateContent, { type: "push" }>,
  rendered: RenderedTemplate | null,
  service: "apns" | "gcm",
): Shown {
  const fields = rendered?.fields ?? {};
  const of = (name: string) => fields[`${service}.${name}`] || fields[`default.${name}`] || "";
  return { title: of("title"), body: of("body"), raw: Boolean(content.services[service]?.raw) };
}

function LockScreen(props: { name: string; look: "ios" | "android"; push: Shown }) {
  const project = useCurrentProject();
  const { push, look, name } = props;
  return (
    <figure className={classes.lock} data-look={look} aria-label={`Preview on ${name}`}>
      <figcaption className={classes.caption}>{name}</figcaption>
      <div className={classes.card}>
        <div className={classes.app}>
          <span className={classes.appSign} aria-hidden />
          {project?.settings.name ?? "App"}
        </div>
        {push.raw ? (
          <p className={classes.text}>The app shows what its payload says.</p>
        ) : (
          <>
            <p className={classes.title} dir="auto">
              {push.title || "No title yet"}
            </p>
            <p className={classes.text} dir="auto">
              {push.body || "No text yet"}
            </p>
          </>
        )}
      </div>
    </figure>
  );
}

/** Read aloud by this computer, where it has a voice for the language. */
function Spoken({ text, language }: { text: string; language: string }) {
  const voices = useSyncExternalStore(onVoices, voicesNow, () => 0);
  const [speaking, setSpeaking] = useState(false);
  useEffect(() => () => globalThis.speechSynthesis?.cancel(), []);
  const words = spokenWords(text);
  const voice =
    voices === 0
      ? undefined
      : speechSynthesis
          .getVoices()
          .find(({ lang }) => lang.replace("_", "-").startsWith(language.slice(0, 2)));
  const listen = () => {
    if (speaking || !voice) {
      speechSynthesis.cancel();
      setSpeaking(false);
      return;
    }
    const speech = new SpeechSynthesisUtterance(words);
    speech.voice = voice;
    speech.lang = voice.lang;
    speech.addEventListener("end", () => setSpeaking(false));
    speech.addEventListener("error", () => setSpeaking(false));
    setSpeaking(true);
    speechSynthesis.speak(speech);
  };
  return (
    <>
      <p className={classes.spoken} dir="auto">
        {words || "Nothing written yet"}
      </p>
      {voice ? (
        <div className={classes.listen}>
          <Button
            disabled={words === ""}
            leftSection={speaking ? <IconPlayerStop size={16} /> : <IconPlayerPlay size={16} />}
            onClick={listen}
          >
            {speaking ? "Stop" : "Listen"}
          </Button>
          <span className={classes.quiet}>{voice.name}. The voice of the provider may differ.</span>
        </div>
      ) : (
        <p className={classes.quiet}>
          This computer has no voice for {language || "this language"}.
        </p>
      )}
    </>
  );
}

const voicesNow = () => globalThis.speechSynthesis?.getVoices().length ?? 0;
function onVoices(listener: () => void) {
  const speech = globalThis.speechSynthesis;
  speech?.addEventListener("voiceschanged", listener);
  return () => speech?.removeEventListener("voiceschanged", listener);
}
