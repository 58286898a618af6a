import { useQuery } from "@tanstack/react-query";
import { useEngine } from "../../data/engine.tsx";
import { Card } from "../../ui/card.tsx";
import { Pill } from "../../ui/pill.tsx";
import { CommittedText } from "./committed-text.tsx";
import { FactRow, SettingRow } from "./setting-row.tsx";
import { useSaveSettings } from "./use-save-settings.ts";

const checkAddress = (text: string): string | null => {
  if (text.trim() === "") return null;
  const url = URL.parse(text.trim());
  return url && /^https?:$/.test(url.protocol)
    ? null
    : "Write the whole address, such as https://mail.example.com.";
};

export function TrackingPage() {
  const { settings, set } = useSaveSettings();
  const channel = useQuery(useEngine().channels.email.queryOptions()).data;
  if (!settings) return null;
  const live = channel?.mode === "live";
  const measured = !live || settings.trackingUrl !== "";
  return (
    <>
      <Card>
        <SettingRow
          wide
          label="Public address"
          hint="An address that mail readers can reach from anywhere and that leads to this app, for example through your own web server."
        >
          <CommittedText
            value={settings.trackingUrl}
            maxLength={500}
            placeholder="https://mail.example.com"
            check={checkAddress}
            onCommit={(trackingUrl) =>
              set("Public address", { trackingUrl: trackingUrl.trim().replace(/\/+$/, "") })
            }
          />
        </SettingRow>
      </Card>
      <Card title="What is measured">
        <FactRow
          label="Opens, clicks, unsubscribe links"
          hint={
            live
              ? settings.trackingUrl
                ? "Links and pictures in live mail lead to the public address."
                : "Live mail has no address to report to, so reports show “—” instead of 0."
              : "Mail in the sandbox reports to this computer by itself."
          }
        >
          <Pill tone={measured ? "success" : "neutral"}>
            {measured ? "Measured" : "Not measured"}
          </Pill>
        </FactRow>
        <FactRow
          label="Bounces and complaints"
          hint="The mail server’s refusal while sending is always recorded. Bounces that arrive later as mail are not read yet."
        >
          <Pill tone="neutral">Refusals only</Pill>
        </FactRow>
      </Card>
    </>
  );
}
