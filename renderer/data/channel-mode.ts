import { familyNames, type ChannelFamily } from "../../shared/domain/channel.ts";
import { useStatus } from "./use-current-project.ts";

/** Whether a channel reaches real people now. Those without a provider stay in the sandbox. */
export function useIsLive(family: ChannelFamily): boolean {
  const delivery = useStatus()?.delivery;
  return (
    (family === "email" && delivery?.email === "live") ||
    (family === "custom" && delivery?.custom === "live")
  );
}

/** Which of these channels reach real people now, by name. */
export function useLiveFamilies(families: readonly ChannelFamily[]): string[] {
  const email = useIsLive("email");
  const custom = useIsLive("custom");
  return [...new Set(families)]
    .filter((family) => (family === "email" && email) || (family === "custom" && custom))
    .map((family) => familyNames[family]);
}
