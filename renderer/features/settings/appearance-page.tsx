import { Switch } from "@mantine/core";
import { setPreferences, usePreferences } from "../../data/preferences.ts";
import { Card } from "../../ui/card.tsx";
import { SegmentedTabs } from "../../ui/segmented-tabs.tsx";
import { FactRow, SettingRow } from "./setting-row.tsx";

const sizes = ["90", "100", "110", "125"] as const;

/** How the window looks on this computer; every choice shows at once. */
export function AppearancePage() {
  const look = usePreferences();
  const size = sizes.find((each) => Number(each) === look.textSize) ?? "100";
  return (
    <>
      <Card>
        <FactRow label="Theme">
          <SegmentedTabs
            label="Theme"
            value={look.theme}
            onChange={(theme) => setPreferences({ theme })}
            options={[
              { value: "auto", label: "System" },
              { value: "light", label: "Light" },
              { value: "dark", label: "Dark" },
            ]}
          />
        </FactRow>
        <FactRow
          label="Contrast"
          hint="More: stronger outlines, darker small text, a wider focus ring."
        >
          <SegmentedTabs
            label="Contrast"
            value={look.contrast}
            onChange={(contrast) => setPreferences({ contrast })}
            options={[
              { value: "auto", label: "System" },
              { value: "normal", label: "Normal" },
              { value: "more", label: "More" },
            ]}
          />
        </FactRow>
        <FactRow label="Density" hint="Height of rows and of the navigation.">
          <SegmentedTabs
            label="Density"
            value={look.density}
            onChange={(density) => setPreferences({ density })}
            options={[
              { value: "comfortable", label: "Comfortable" },
              { value: "compact", label: "Compact" },
            ]}
          />
        </FactRow>
        <FactRow label="Text size">
          <SegmentedTabs
            label="Text size"
            value={size}
            onChange={(value) => setPreferences({ textSize: Number(value) })}
            options={sizes.map((value) => ({ value, label: `${value}%` }))}
          />
        </FactRow>
        <FactRow label="Motion" hint="Reduced: nothing slides or fades.">
          <SegmentedTabs
            label="Motion"
            value={look.motion}
            onChange={(motion) => setPreferences({ motion })}
            options={[
              { value: "auto", label: "System" },
              { value: "normal", label: "Normal" },
              { value: "reduced", label: "Reduced" },
            ]}
          />
        </FactRow>
      </Card>
      <Card>
        <SettingRow
          label="Single-key shortcuts"
          hint="Keys without Ctrl or ⌘, such as ? for the list of shortcuts. They never act inside a field."
        >
          <Switch
            checked={look.singleKeys}
            onChange={(event) => setPreferences({ singleKeys: event.currentTarget.checked })}
          />
        </SettingRow>
      </Card>
    </>
  );
}
