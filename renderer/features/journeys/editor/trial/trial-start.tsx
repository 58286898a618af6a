import { Button, Checkbox, JsonInput } from "@mantine/core";
import { IconPlayerSkipForward } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useClient } from "../../../../data/engine.tsx";
import { readError } from "../../../../data/read-error.ts";
import { SegmentedTabs } from "../../../../ui/segmented-tabs.tsx";
import { useEditorStore } from "../editor-context.ts";
import { PersonSelect, usePerson } from "../inspector/person-select.tsx";
import { useTrialView } from "./trial-store.ts";
import classes from "./trial.module.css";

const example = `{
  "ChannelType": "EMAIL",
  "Address": "anna@example.com",
  "User": { "UserAttributes": { "FirstName": ["Anna"] } }
}`;

/** The object that was typed; null when it is none. */
function readObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** Who goes through the journey, and whether the sandbox gets their messages. */
export function TrialStart() {
  const [kind, setKind] = useState<"contact" | "endpoint">("contact");
  const [text, setText] = useState(example);
  const [toSandbox, setToSandbox] = useState(false);
  const { person, choose } = usePerson();
  const client = useClient();
  const store = useEditorStore();
  const begin = useTrialView((view) => view.begin);
  const endpoint = readObject(text);
  const start = useMutation({
    mutationFn: async () => {
      // The engine reads what is saved.
      await store.getState().flush();
      const { id, document } = store.getState();
      const who = kind === "contact" ? { contact: person?.key ?? 0 } : { endpoint: endpoint ?? {} };
      const sandbox = kind === "contact" && toSandbox;
      const { trial, state } = await client.trials.begin({
        id,
        who,
        now: null,
        toSandbox: sandbox,
      });
      return { id: trial, document, state };
    },
    onSuccess: begin,
    meta: { quiet: true },
  });
  const problem = start.isError ? readError(start.error) : null;
  const broken = kind === "endpoint" && endpoint === null;
  return (
    <form
      className={classes.stack}
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate();
      }}
    >
      <p className={classes.hint}>
        Somebody enters now and goes through the draft. Waits are skipped. Nothing is written, and
        nobody gets a message.
      </p>
      <SegmentedTabs
        label="Who"
        value={kind}
        onChange={setKind}
        options={[
          { value: "contact", label: "A contact" },
          { value: "endpoint", label: "Somebody made up" },
        ]}
      />
      {kind === "contact" ? (
        <>
          <PersonSelect label="Contact" person={person} onChoose={choose} />
          <Checkbox
            label="Also send to sandbox"
            description="Each message they would get is put into the sandbox inbox as a test."
            checked={toSandbox}
            onChange={(event) => setToSandbox(event.currentTarget.checked)}
          />
        </>
      ) : (
        <JsonInput
          label="Endpoint"
          description="As Pinpoint writes it."
          autosize
          minRows={7}
          maxRows={18}
          spellCheck={false}
          className="mono"
          value={text}
          onChange={setText}
          error={broken ? "This is not a JSON object." : null}
        />
      )}
      {problem ? (
        <p className={classes.trouble} role="alert">
          {[problem.place, problem.message, problem.cure].filter(Boolean).join(" · ")}
        </p>
      ) : null}
      <Button
        type="submit"
        variant="filled"
        leftSection={<IconPlayerSkipForward size={15} />}
        disabled={broken || (kind === "contact" && person === null)}
        loading={start.isPending}
      >
        Start the test
      </Button>
    </form>
  );
}
