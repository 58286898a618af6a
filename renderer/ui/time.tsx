import { Tooltip } from "@mantine/core";
import { useNow } from "./use-now.ts";
import { useFormat } from "./window-settings.tsx";

/** “14 min ago” that keeps itself true; the tooltip has the clock time with its zone. */
export function Time({ at }: { at: number }) {
  const format = useFormat();
  const now = useNow();
  return (
    <Tooltip label={format.absolute(at)}>
      <time dateTime={new Date(at).toISOString()} className="num">
        {format.relative(at, now)}
      </time>
    </Tooltip>
  );
}
