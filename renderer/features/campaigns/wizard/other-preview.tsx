import { Button } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useState } from "react";
import type { RenderedTemplate } from "../../../../shared/contract/templates.ts";
import type { OtherContent } from "../../../../shared/domain/other-content.ts";
import { spokenWords } from "../../../../shared/domain/spoken.ts";
import { useClient } from "../../../data/engine.tsx";
import { TestDialog } from "../../../message/test-dialog.tsx";
import { ContactPicker } from "../../../message/contact-picker.tsx";
import type { usePreviewContact } from "../use-preview-contact.ts";
import classes from "./other.module.css";

/** A message that is no mail as one contact gets it, and a test of it. */
export function OtherPreview(props: {
  content: OtherContent;
  people: ReturnType<typeof usePreviewContact>;
  rendered: RenderedTemplate | undefined;
}) {
  const { content, people, rendered } = props;
  const client = useClient();
  const [testing, setTesting] = useState(false);
  const broken = rendered?.findings.find(({ severity }) => severity === "error");
  return (
    <div className={classes.preview}>
      <ContactPicker
        label="Preview as"
        contact={people.contact}
        people={people.people}
        onChoose={people.choose}
        onStep={people.step}
      />
      {content.type === "custom" ? (
        <p className={classes.quiet}>
          Each call is a JSON document with the endpoint. Send a test and look at it in Messages.
        </p>
      ) : broken ? (
        <output className={classes.quiet}>{broken.text}</output>
      ) : (
        <Words content={content} rendered={rendered} />
      )}
      <div>
        <Button size="sm" leftSection={<IconSend size={14} />} onClick={() => setTesting(true)}>
          Send test…
        </Button>
      </div>
      <TestDialog
        family={content.type}
        opened={testing}
        onClose={() => setTesting(false)}
        send={(to) =>
          client.messages.sendTest({ content, contact: people.contact?.key ?? null, to })
        }
      />
    </div>
  );
}

function Words(props: { content: OtherContent; rendered: RenderedTemplate | undefined }) {
  const { content, rendered } = props;
  const field = (name: string) => rendered?.fields[name] ?? "";
  const push = content.type === "push";
  const body = push ? field("default.body") : field("body");
  const words = content.type === "voice" ? spokenWords(body) : body;
  const title = push ? field("default.title") : "";
  return (
    <section className={classes.bubble} aria-label="As it is received" dir="auto">
      {title ? <strong className={classes.title}>{title}</strong> : null}
      {words || (title ? "" : "Nothing written yet")}
    </section>
  );
}
