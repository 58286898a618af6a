import { Button, Select } from "@mantine/core";
import { desktop } from "../../data/desktop.ts";
import { useCurrentProject } from "../../data/use-current-project.ts";
import { Card } from "../../ui/card.tsx";
import { CopyAction } from "../../ui/copy-action.tsx";
import { currencies, timeZones } from "../../ui/places.ts";
import { SegmentedTabs } from "../../ui/segmented-tabs.tsx";
import { useFormat } from "../../ui/window-settings.tsx";
import { CommittedNumber } from "./committed-number.tsx";
import { CommittedText } from "./committed-text.tsx";
import { FactRow, SettingRow } from "./setting-row.tsx";
import classes from "./settings.module.css";
import { useSaveSettings } from "./use-save-settings.ts";

export function ProjectPage() {
  const { settings, set } = useSaveSettings();
  const project = useCurrentProject()?.project;
  const format = useFormat();
  const host = desktop();
  if (!settings || !project) return null;
  return (
    <>
      <Card>
        <SettingRow label="Name">
          <CommittedText
            value={settings.name}
            maxLength={64}
            check={(name) => (name.trim() ? null : "Give the project a name.")}
            onCommit={(name) => set("Name", { name })}
          />
        </SettingRow>
        <SettingRow label="Time zone" hint="Days, charts and new schedules follow it.">
          <Select
            className={classes.grow ?? ""}
            searchable
            data={timeZones(settings.timeZone)}
            value={settings.timeZone}
            onChange={(timeZone) => timeZone && set("Time zone", { timeZone })}
          />
        </SettingRow>
        <SettingRow label="Currency" hint="For amounts of money.">
          <Select
            className={classes.grow ?? ""}
            searchable
            data={currencies(settings.currency)}
            value={settings.currency}
            onChange={(currency) => currency && set("Currency", { currency })}
          />
        </SettingRow>
        <SettingRow
          label="Price of an SMS part"
          hint="What your provider asks. The editor of an SMS then says what each costs."
        >
          <CommittedNumber
            value={settings.smsPartPrice}
            min={0}
            max={1_000}
            decimals={5}
            suffix={` ${settings.currency}`}
            placeholder="Not known"
            onCommit={(smsPartPrice) => set("Price of an SMS part", { smsPartPrice })}
          />
        </SettingRow>
        <SettingRow label="Default sender name" hint="New campaigns start with it.">
          <CommittedText
            value={settings.senderName}
            maxLength={200}
            onCommit={(senderName) => set("Sender name", { senderName })}
          />
        </SettingRow>
        <SettingRow
          label="Postal address"
          hint="For the footer of messages; many countries ask for it."
        >
          <CommittedText
            lines={2}
            value={settings.postalAddress}
            maxLength={500}
            onCommit={(postalAddress) => set("Postal address", { postalAddress })}
          />
        </SettingRow>
        <SettingRow
          label="When a variable has no value"
          hint="And no default: the contact gets no message, or one with a gap."
        >
          <SegmentedTabs
            label="When a variable has no value"
            value={settings.missingVariable}
            options={[
              { value: "doNotSend", label: "Don’t send" },
              { value: "blank", label: "Leave blank" },
            ]}
            onChange={(missingVariable) => set("Missing variables", { missingVariable })}
          />
        </SettingRow>
      </Card>
      <Card>
        <FactRow label="Folder" hint={<span className={classes.mono}>{project.folder}</span>}>
          {host ? (
            <Button size="xs" onClick={() => void host.openFolder(project.folder)}>
              Show in folder
            </Button>
          ) : null}
          <CopyAction text={project.folder} label="Copy path" size="xs" />
        </FactRow>
        <FactRow label="Size on disk">
          <span className="num">{format.size(project.bytesOnDisk)}</span>
        </FactRow>
      </Card>
    </>
  );
}
