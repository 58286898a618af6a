import { z } from "zod";
import type { Driver, OutgoingRequest } from "../../../shared/channels/driver.ts";
import { CustomAnswer, type CustomChannel } from "../../../shared/contract/channels.ts";
import type { Parts } from "../parts.ts";
import { readSetting, writeSetting } from "../store/settings.ts";
import { refuseWhileSending, type ChannelService } from "./channel-service.ts";

const Stored = z.object({ mode: z.enum(["sandbox", "live"]), answer: CustomAnswer });
type Stored = z.infer<typeof Stored>;

const blank: Stored = { mode: "sandbox", answer: { status: 200, attributes: {} } };

type Drivers = {
  open(): Driver<OutgoingRequest>;
  sandbox(answer: () => CustomAnswer): Driver<OutgoingRequest>;
};

/** The custom channel: functions and webhooks. Real addresses are called only once it is live. */
export type CustomChannelService = ChannelService & {
  get(): CustomChannel;
  /** What the sandbox answers calls with from now on. */
  setAnswer(answer: CustomAnswer): CustomChannel;
  setMode(mode: "sandbox" | "live"): Promise<CustomChannel>;
};

export function createCustomChannel(parts: Parts, drivers: Drivers): CustomChannelService {
  const { store, topics } = parts;
  let stored = readSetting(store, "channel.custom", Stored) ?? blank;
  let current: Driver | null = null;

  const keep = (next: Stored) => {
    writeSetting(store, "channel.custom", next);
    stored = next;
    topics.touch("channels");
  };
  const renew = async () => {
    const old = current;
    current = null;
    await old?.close();
  };
  const service: CustomChannelService = {
    family: "custom",
    get: () => stored,
    setAnswer(answer) {
      keep({ ...stored, answer });
      return stored;
    },
    async setMode(mode) {
      if (mode !== stored.mode) refuseWhileSending(parts, "custom");
      keep({ ...stored, mode });
      await renew();
      topics.touch("channels", "messages");
      return stored;
    },
    live: () => stored.mode === "live",
    driver() {
      current ??= service.live() ? drivers.open() : drivers.sandbox(() => stored.answer);
      return current;
    },
    // A webhook that can't be reached holds up its own messages only.
    report: () => undefined,
    problem: () => null,
    close: renew,
  };
  return service;
}
