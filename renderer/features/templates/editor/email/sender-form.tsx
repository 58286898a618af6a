import { Button, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { templateLimits } from "../../../../../shared/domain/template/template.ts";
import { useCurrentProject } from "../../../../data/use-current-project.ts";
import { IconAction } from "../../../../ui/icon-action.tsx";
import type { EditorProps } from "../content-editor.tsx";
import { VariableInput } from "../variable-fields.tsx";
import classes from "./email.module.css";

/** Who sends the mail, and what else its head says. */
export function SenderForm({ content, change }: EditorProps<"email">) {
  const project = useCurrentProject();
  const { headers } = content;
  const setHeader = (at: number, part: Partial<(typeof headers)[number]>) =>
    change(
      { headers: headers.map((each, index) => (index === at ? { ...each, ...part } : each)) },
      "header",
    );
  return (
    <div className={classes.scroll}>
      <div className={classes.form}>
        <div className={classes.pair}>
          <TextInput
            label="From name"
            name="fromName"
            maxLength={200}
            placeholder={project?.settings.senderName || "As in the settings"}
            value={content.fromName}
            onChange={(event) => change({ fromName: event.currentTarget.value }, "from name")}
          />
          <TextInput
            label="From address"
            name="fromAddress"
            maxLength={320}
            placeholder="As in the settings"
            value={content.fromAddress}
            onChange={(event) => change({ fromAddress: event.currentTarget.value }, "from address")}
          />
        </div>
        <TextInput
          label="Reply to"
          name="replyTo"
          maxLength={320}
          placeholder="The from address"
          value={content.replyTo}
          onChange={(event) => change({ replyTo: event.currentTarget.value }, "reply-to")}
        />
        <section className={classes.headers} aria-label="Headers">
          <strong>Headers</strong>
          {headers.map((header, at) => (
            <div key={at} className={classes.header}>
              <TextInput
                aria-label={`Name of header ${at + 1}`}
                name={at === 0 ? "headers" : `header-${at}`}
                placeholder="X-Campaign"
                maxLength={126}
                value={header.name}
                onChange={(event) => setHeader(at, { name: event.currentTarget.value })}
              />
              <VariableInputBare
                at={at}
                value={header.value}
                onWrite={(value) => setHeader(at, { value })}
              />
              <IconAction
                label={`Remove header ${header.name || at + 1}`}
                onClick={() =>
                  change(
                    { headers: headers.filter((_, index) => index !== at) },
                    "removing a header",
                  )
                }
              >
                <IconX size={16} />
              </IconAction>
            </div>
          ))}
          <div>
            <Button
              size="sm"
              leftSection={<IconPlus size={14} />}
              disabled={headers.length >= templateLimits.headers}
              onClick={() =>
                change({ headers: [...headers, { name: "", value: "" }] }, "adding a header")
              }
            >
              Header
            </Button>
          </div>
        </section>
      </div>
    </div>
  );
}

const VariableInputBare = (props: {
  at: number;
  value: string;
  onWrite: (value: string) => void;
}) => (
  <VariableInput
    label=""
    ariaLabel={`Value of header ${props.at + 1}`}
    name={`header-value-${props.at}`}
    maxLength={870}
    value={props.value}
    onWrite={props.onWrite}
  />
);
