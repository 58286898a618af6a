import { Button, Select, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { CustomAnswer } from "../../../shared/contract/channels.ts";
import { useEngine } from "../../data/engine.tsx";
import { Card } from "../../ui/card.tsx";
import { IconAction } from "../../ui/icon-action.tsx";
import { showToast } from "../../ui/toast.tsx";
import { SettingRow } from "./setting-row.tsx";
import classes from "./settings.module.css";

const most = 5;
const statuses = [
  { value: "200", label: "200 Taken" },
  { value: "400", label: "400 Refused for good" },
  { value: "429", label: "429 Too many, try later" },
  { value: "503", label: "503 Down, try later" },
];

/** What the sandbox answers calls with: Pinpoint’s EventAttributes, which splits of journeys can ask about. */
export function CustomAnswerCard({ answer }: { answer: CustomAnswer }) {
  const [status, setStatus] = useState(String(answer.status));
  const [rows, setRows] = useState(() => Object.entries(answer.attributes));
  const save = useMutation(
    useEngine().channels.setCustomAnswer.mutationOptions({
      onSuccess: () => showToast({ text: "The sandbox answers so from now on." }),
    }),
  );
  const attributes = Object.fromEntries(
    rows.flatMap(([name, value]) => (name.trim() ? [[name.trim(), value]] : [])),
  );
  const change = (at: number, row: [string, string]) =>
    setRows(rows.map((each, index) => (index === at ? row : each)));
  const same = JSON.stringify({ status: Number(status), attributes }) === JSON.stringify(answer);
  return (
    <Card title="Answer of the sandbox">
      <SettingRow label="Status" hint="What a recorded call is answered with.">
        <Select
          data={statuses}
          allowDeselect={false}
          value={status}
          onChange={(value) => setStatus(value ?? "200")}
        />
      </SettingRow>
      <div className={classes.form}>
        <p className={classes.hint}>
          Event attributes, {most} at most. They are recorded on the message, and splits of journeys
          can ask about them.
        </p>
        {rows.map(([name, value], at) => (
          // A row is known by its place: its name is being written.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={at} className={classes.acts}>
            <TextInput
              aria-label={`Name of attribute ${at + 1}`}
              placeholder="Name"
              maxLength={128}
              value={name}
              onChange={(event) => change(at, [event.currentTarget.value, value])}
            />
            <TextInput
              aria-label={`Value of attribute ${at + 1}`}
              placeholder="Value"
              maxLength={128}
              value={value}
              onChange={(event) => change(at, [name, event.currentTarget.value])}
            />
            <IconAction
              label={`Remove attribute ${at + 1}`}
              onClick={() => setRows(rows.filter((_, index) => index !== at))}
            >
              <IconTrash size={16} />
            </IconAction>
          </div>
        ))}
        <div className={classes.acts}>
          <Button
            leftSection={<IconPlus size={15} />}
            disabled={rows.length >= most}
            onClick={() => setRows([...rows, ["", ""]])}
          >
            Add attribute
          </Button>
          <Button
            variant="filled"
            disabled={same}
            loading={save.isPending}
            onClick={() => save.mutate({ status: Number(status), attributes })}
          >
            Save answer
          </Button>
        </div>
      </div>
    </Card>
  );
}
