import {
  Button,
  NumberInput,
  PasswordInput,
  SegmentedControl,
  Select,
  TextInput,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import type { EmailChannel } from "../../../shared/contract/channels.ts";
import { useEngine } from "../../data/engine.tsx";
import { readError } from "../../data/read-error.ts";
import { Card } from "../../ui/card.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { showToast } from "../../ui/toast.tsx";
import { CheckResult } from "./check-result.tsx";
import classes from "./settings.module.css";
import { presetOf, smtpPresets } from "./smtp-presets.ts";

const address = (value: string) =>
  /^[^\s@]+@[^\s@]+$/.test(value.trim()) ? null : "Write an address, such as hello@example.com.";

/** The mail server. The password can be written, never read: the engine keeps it. */
export function EmailServerCard({ channel }: { channel: EmailChannel }) {
  const engine = useEngine();
  const quiet = { meta: { quiet: true } };
  const save = useMutation(engine.channels.saveEmail.mutationOptions(quiet));
  const check = useMutation(engine.channels.checkEmail.mutationOptions(quiet));
  const form = useForm({
    initialValues: { ...channel.smtp, password: "", preset: presetOf(channel.smtp).value },
    validate: {
      host: (value) => (value.trim() ? null : "Enter the name of the server."),
      fromAddress: address,
      replyTo: (value) => (value.trim() ? address(value) : null),
    },
  });
  const preset = smtpPresets.find(({ value }) => value === form.values.preset);
  const choose = (value: string | null) => {
    const chosen = smtpPresets.find((each) => each.value === value);
    if (!chosen) return;
    const { host, port, tls } = chosen;
    form.setValues({ preset: chosen.value, host, port, tls });
  };
  const filled = () => {
    const { preset: _preset, password, ...smtp } = form.values;
    return { ...smtp, password: password === "" ? null : password };
  };
  const failed = save.error ?? check.error;

  return (
    <Card title="Mail server">
      <form
        className={classes.form}
        noValidate
        onSubmit={form.onSubmit(() =>
          save.mutate(filled(), { onSuccess: () => showToast({ text: "Mail server saved." }) }),
        )}
      >
        <Select
          className={classes.whole ?? ""}
          label="Provider"
          description={preset?.note}
          data={smtpPresets.map(({ value, label }) => ({ value, label }))}
          value={form.values.preset}
          onChange={choose}
        />
        <TextInput label="Host" spellCheck={false} {...form.getInputProps("host")} />
        <NumberInput
          label="Port"
          min={1}
          max={65_535}
          hideControls
          {...form.getInputProps("port")}
        />
        <div className={classes.whole}>
          <div id="tls-label" className={classes.label}>
            Encryption
          </div>
          <SegmentedControl
            aria-labelledby="tls-label"
            data={[
              { value: "starttls", label: "STARTTLS" },
              { value: "implicit", label: "TLS from the start" },
              { value: "none", label: "None" },
            ]}
            {...form.getInputProps("tls")}
          />
        </div>
        <TextInput
          label="User"
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps("user")}
        />
        <PasswordInput
          label="Password"
          autoComplete="new-password"
          placeholder={channel.hasPassword ? "Saved; leave empty to keep it" : ""}
          {...form.getInputProps("password")}
        />
        <TextInput label="From address" type="email" {...form.getInputProps("fromAddress")} />
        <TextInput label="From name" {...form.getInputProps("fromName")} />
        <TextInput
          label="Reply-to address"
          description="Where answers go; empty means the From address."
          type="email"
          {...form.getInputProps("replyTo")}
        />
        <NumberInput
          label="Connections at once"
          description="How many the provider lets you open."
          min={1}
          max={50}
          {...form.getInputProps("connections")}
        />
        <div className={classes.acts}>
          <Button
            loading={check.isPending}
            onClick={() => {
              if (!form.validate().hasErrors) check.mutate(filled());
            }}
          >
            Check
          </Button>
          <Button type="submit" variant="filled" loading={save.isPending}>
            Save
          </Button>
          <span className={classes.hint}>A check signs in and sends nothing.</span>
        </div>
      </form>
      {failed ? <ErrorState problem={readError(failed)} /> : null}
      {check.data ? <CheckResult result={check.data} /> : null}
    </Card>
  );
}
