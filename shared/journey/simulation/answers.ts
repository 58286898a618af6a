import { hour } from "../../domain/time.ts";
import type { SimulatedAnswer, SimulatedMessage } from "./person.ts";

/** Shares of the messages sent, by what people do with them; clicks are counted of all, not of the opened. */
export type AnswerRates = { open: number; click: number; bounce: number };

/** Half of those who open a message do so within three hours; nobody later than five days. */
const halfOpenWithin = 3 * hour;
const latest = 120 * hour;

/** A delay of which half are shorter than `half`. */
const delay = (draw: number, half: number): number =>
  Math.min(latest, Math.max(60_000, Math.round(-Math.log2(1 - draw) * half)));

/**
 * What a person does with a message by chance. The same draws give the same answers: the higher the rates, the more of the
 * same people answer.
 */
export function answersByRate(
  rates: AnswerRates,
  message: SimulatedMessage,
  draw: (what: string) => number,
): SimulatedAnswer[] {
  const { at, channel } = message;
  if (draw("bounce") < rates.bounce)
    return [{ event: channel === "email" ? "hardBounce" : "failed", at: at + 30_000 }];
  const answers: SimulatedAnswer[] = [];
  if (channel === "email" || channel === "sms" || channel === "custom")
    answers.push({ event: "delivered", at: at + 10_000 });
  const drawn = draw("open");
  // Whoever clicks has opened.
  const opens = drawn < Math.max(rates.open, rates.click);
  if (!opens) return answers;
  const openAt = at + delay(draw("openAfter"), halfOpenWithin);
  if (channel === "email") {
    answers.push({ event: "open", at: openAt });
    if (drawn < rates.click)
      answers.push({ event: "click", at: openAt + delay(draw("clickAfter"), 5 * 60_000) });
  } else if (channel === "push") answers.push({ event: "openedNotification", at: openAt });
  else if (channel === "voice") answers.push({ event: "answered", at: at + 20_000 });
  return answers;
}
