import { Checkbox, Select, TextInput } from "@mantine/core";
import type { Import, ImportOptions } from "../../../../shared/contract/imports.ts";
import { Card } from "../../../ui/card.tsx";
import { channelName } from "../contacts/filter-words.ts";
import classes from "./columns.module.css";
import { canMatchOn, needsChannel } from "./draft.ts";

const ways = [
  { value: "address", label: "Email address or phone number" },
  { value: "userId", label: "Contact ID" },
  { value: "id", label: "Endpoint ID" },
] as const;
const founds = [
  { value: "update", label: "Update with the file’s values" },
  { value: "replace", label: "Replace with the row" },
  { value: "skip", label: "Leave as it is" },
];
const channels = (["EMAIL", "SMS", "VOICE", "PUSH", "GCM", "APNS", "CUSTOM"] as const).map(
  (value) => ({ value, label: channelName(value) }),
);

/** What holds for the whole file: who is the same person, and what the import makes. */
export function ImportOptionsCard(props: {
  imported: Import;
  options: ImportOptions;
  onChange: (part: Partial<ImportOptions>) => void;
}) {
  const { imported, options, onChange } = props;
  const matched = canMatchOn(options.matchOn, options);
  return (
    <Card title="Who is the same person">
      <div className={classes.options}>
        <Select
          size="sm"
          data-first
          label="Match on"
          data={ways.map((way) => ({ ...way, disabled: !canMatchOn(way.value, options) }))}
          value={options.matchOn}
          error={matched ? null : "No column goes there."}
          onChange={(way) => onChange({ matchOn: way as ImportOptions["matchOn"] })}
        />
        <Select
          size="sm"
          label="If found"
          data={founds}
          value={options.whenFound}
          disabled={!options.registerEndpoints}
          onChange={(found) => onChange({ whenFound: found as ImportOptions["whenFound"] })}
        />
        {needsChannel(options) ? (
          <Select
            size="sm"
            label="Channel of the addresses"
            description="For rows that name none."
            data={channels}
            value={options.defaultChannel}
            placeholder="Choose a channel"
            onChange={(channel) =>
              onChange({ defaultChannel: channel as ImportOptions["defaultChannel"] })
            }
          />
        ) : null}
        <div className={classes.checks}>
          <Checkbox
            label="Save the contacts"
            checked={options.registerEndpoints}
            disabled={imported.userIdsOnly}
            description={
              imported.userIdsOnly ? "The file has only IDs of contacts you already have." : null
            }
            onChange={(event) => onChange({ registerEndpoints: event.currentTarget.checked })}
          />
          <Checkbox
            label="Make a segment of them"
            checked={options.defineSegment}
            onChange={(event) => onChange({ defineSegment: event.currentTarget.checked })}
          />
        </div>
        {options.defineSegment ? (
          <TextInput
            size="sm"
            label="Name of the segment"
            maxLength={128}
            value={options.segmentName}
            error={options.segmentName.trim() === "" ? "Name the segment." : null}
            onChange={(event) => onChange({ segmentName: event.currentTarget.value })}
          />
        ) : null}
      </div>
    </Card>
  );
}
