import type { Measure } from "../../../shared/domain/message.ts";
import type { Calendar } from "./calendar.ts";

/** The rollups of one run, counted while its rows are made. */
export class Tally {
  readonly hours = new Map<string, { measure: Measure; hour: number; count: number }>();
  readonly links = new Map<string, { label: string; clicks: number; contacts: number }>();
  readonly #calendar: Calendar;

  constructor(calendar: Calendar) {
    this.#calendar = calendar;
  }

  add(measure: Measure, at: number, count = 1): void {
    const hour = this.#calendar.hourOf(at);
    const id = `${measure}:${hour}`;
    const known = this.hours.get(id);
    if (known) known.count += count;
    else if (count > 0) this.hours.set(id, { measure, hour, count });
  }

  /** `first` = nobody of this message's contact had clicked the link before. */
  click(address: string, label: string, first: boolean): void {
    const link = this.links.get(address) ?? { label, clicks: 0, contacts: 0 };
    link.clicks += 1;
    if (first) link.contacts += 1;
    this.links.set(address, link);
  }
}
