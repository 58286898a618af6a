import { Button, Menu } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { useState } from "react";
import { SubjectMeter } from "../../../../message/subject-meter.tsx";
import { TabsRow } from "../../../../ui/tabs-row.tsx";
import type { EditorProps } from "../content-editor.tsx";
import { VariableInput } from "../variable-fields.tsx";
import { BlocksEditor } from "./blocks/blocks-editor.tsx";
import { CodeBody } from "./code-body.tsx";
import { ConvertDialog } from "./convert-dialog.tsx";
import classes from "./email.module.css";
import { PlainText } from "./plain-text.tsx";
import { SenderForm } from "./sender-form.tsx";

type Tab = "body" | "text" | "sender";
const forms = { blocks: "Blocks", mjml: "MJML", html: "HTML" } as const;
const inTab: Record<string, Tab> = {
  text: "text",
  fromName: "sender",
  fromAddress: "sender",
  replyTo: "sender",
  headers: "sender",
};

/** A mail: its envelope above, then its body in one of three forms, its plain text, and who sends it. */
export function EmailEditor(props: EditorProps<"email">) {
  const { content, change, preview, jump } = props;
  const [tab, setTab] = useState<Tab>("body");
  const [convert, setConvert] = useState<"mjml" | "html" | null>(null);
  const [converted, setConverted] = useState(false);
  const [came, setCame] = useState(0);
  if (jump && jump.turn !== came) {
    setCame(jump.turn);
    const holder = jump.field === null ? "body" : inTab[jump.field];
    if (holder) setTab(holder);
    else if (jump.field === "html" || jump.line !== null || jump.block !== null) setTab("body");
  }
  const { form } = content.body;
  return (
    <div className={classes.editor}>
      <div className={classes.envelope}>
        <VariableInput
          label="Subject"
          name="subject"
          maxLength={998}
          value={content.subject}
          onWrite={(subject) => change({ subject }, "subject")}
          below={<SubjectMeter length={(preview.good?.subject ?? content.subject).length} />}
        />
        <VariableInput
          label="Preheader"
          name="preheader"
          maxLength={500}
          placeholder="Shown after the subject in lists of mail"
          value={content.preheader}
          onWrite={(preheader) => change({ preheader }, "preheader")}
        />
      </div>
      <div className={classes.tabs}>
        <TabsRow<Tab>
          id="email-body"
          label="Parts of the mail"
          value={tab}
          onChange={setTab}
          tabs={[
            { value: "body", label: forms[form] },
            { value: "text", label: "Plain text" },
            { value: "sender", label: "Sender and headers" },
          ]}
          aside={
            form === "html" ? null : (
              <Menu position="bottom-end" width={210}>
                <Menu.Target>
                  <Button size="xs" rightSection={<IconArrowRight size={14} />}>
                    Convert
                  </Button>
                </Menu.Target>
                <Menu.Dropdown>
                  {form === "blocks" ? (
                    <Menu.Item onClick={() => setConvert("mjml")}>To MJML…</Menu.Item>
                  ) : null}
                  <Menu.Item onClick={() => setConvert("html")}>To HTML…</Menu.Item>
                </Menu.Dropdown>
              </Menu>
            )
          }
        />
      </div>
      <div
        id="email-body-panel"
        role="tabpanel"
        aria-label={{ body: forms[form], text: "Plain text", sender: "Sender and headers" }[tab]}
        className={classes.body}
      >
        {tab === "body" ? (
          <Body {...props} converted={converted} onConverted={() => setConverted(false)} />
        ) : null}
        {tab === "text" ? <PlainText {...props} /> : null}
        {tab === "sender" ? <SenderForm {...props} /> : null}
      </div>
      <ConvertDialog
        content={content}
        to={convert}
        onClose={() => setConvert(null)}
        onDone={(body) => {
          setTab("body");
          setConverted(true);
          change({ body }, "converting");
        }}
      />
    </div>
  );
}

function Body(
  props: EditorProps<"email"> & {
    /** Just now, so that the focus goes to the code. */
    converted: boolean;
    onConverted: () => void;
  },
) {
  const { body } = props.content;
  return body.form === "blocks" ? (
    <BlocksEditor
      document={body.document}
      jump={props.jump}
      onChange={(document, name) => props.change({ body: { form: "blocks", document } }, name)}
    />
  ) : (
    <CodeBody
      {...props}
      focus={props.converted}
      onFocused={props.onConverted}
      form={body.form}
      source={body.source}
    />
  );
}
