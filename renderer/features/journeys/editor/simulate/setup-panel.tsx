import { Button, Progress } from "@mantine/core";
import { IconPlayerPlay } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useClient } from "../../../../data/engine.tsx";
import { readError } from "../../../../data/read-error.ts";
import { useFormat } from "../../../../ui/window-settings.tsx";
import { useEditor, useEditorStore } from "../editor-context.ts";
import { readSetup } from "./setup.ts";
import { AnswersFields } from "./setup-answers.tsx";
import { ClockFields, SeedField, WhoFields } from "./setup-fields.tsx";
import { useSimulateView, type SetupForm } from "./simulate-store.ts";
import { useRun } from "./use-simulation.ts";
import classes from "./simulate.module.css";

/** The left panel of Simulate: who takes part, when, how they answer, and Run. */
export function SetupPanel({ form }: { form: SetupForm }) {
  const set = useSimulateView((view) => view.set);
  const ran = useSimulateView((view) => view.ran);
  const document = useEditor((editor) => editor.document);
  const store = useEditorStore();
  const client = useClient();
  const { timeZone } = useFormat();
  const [tried, setTried] = useState(false);
  const change = (part: Partial<SetupForm>) => set({ form: { ...form, ...part } });
  const read = readSetup(form, timeZone);
  const start = useMutation({
    mutationFn: async () => {
      if ("problem" in read) throw new Error(read.problem);
      // The engine reads what is saved.
      await store.getState().flush();
      return client.trials.simulate({ id: store.getState().id, setup: read.setup });
    },
    onSuccess: ({ run }) => ran(run),
    meta: { quiet: true },
  });
  const refused = start.isError && !("problem" in read) ? readError(start.error) : null;
  const problem =
    tried && "problem" in read
      ? read.problem
      : refused
        ? [refused.message, refused.cure].filter(Boolean).join(" ")
        : null;
  return (
    <aside className={classes.setup} aria-label="Set up the simulation" data-region="palette">
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!("problem" in read)) start.mutate();
        }}
      >
        <p className={classes.hint}>
          People go through the draft on a clock of their own. Nothing is sent, nothing is written.
        </p>
        <WhoFields form={form} change={change} document={document} />
        <ClockFields form={form} change={change} />
        <AnswersFields form={form} change={change} />
        <SeedField form={form} change={change} />
        {problem ? (
          <p className={classes.trouble} role="alert">
            {problem}
          </p>
        ) : null}
        <RunButton starting={start.isPending} />
      </form>
    </aside>
  );
}

/** Run, or while it runs how far it is, and Cancel. */
function RunButton({ starting }: { starting: boolean }) {
  const run = useSimulateView((view) => view.run);
  const state = useRun(run).data;
  const client = useClient();
  const format = useFormat();
  const cancel = useMutation({
    mutationFn: () => client.trials.cancel({ run: run ?? "" }),
  });
  if (run !== null && state?.state === "running")
    return (
      <div className={classes.form}>
        <Progress value={state.progress * 100} aria-label="Progress of the simulation" />
        <p className={classes.hint} aria-live="polite">
          {format.percent(Math.round(state.progress * 100) / 100)} of the people
        </p>
        <Button loading={cancel.isPending} onClick={() => cancel.mutate()}>
          Cancel
        </Button>
      </div>
    );
  return (
    <Button
      type="submit"
      variant="filled"
      leftSection={<IconPlayerPlay size={15} />}
      loading={starting}
    >
      {run === null ? "Run" : "Run again"}
    </Button>
  );
}
