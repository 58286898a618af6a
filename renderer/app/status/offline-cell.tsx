import { IconWifiOff } from "@tabler/icons-react";
import { useNetwork } from "@mantine/hooks";
import { useFormat } from "../../ui/window-settings.tsx";
import classes from "./status.module.css";

/** Offline is no error: local work goes on, and live mail waits. */
export function OfflineCell({ queued }: { queued: number }) {
  const { online } = useNetwork();
  const format = useFormat();
  if (online) return null;
  return (
    <output className={classes.cell}>
      <IconWifiOff size={14} />
      {queued > 0 ? `Offline — ${format.count(queued)} messages wait in the outbox` : "Offline"}
    </output>
  );
}
