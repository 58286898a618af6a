import { day, hour } from "../../../shared/domain/time.ts";
import { draw } from "../random.ts";
import type { Calendar } from "./calendar.ts";
import { between } from "./chance.ts";
import type { SampleEvent } from "./events.ts";
import { cart, cartReminder, order, welcomeSeries, type SampleJourney } from "./journeys.ts";
import type { Person } from "./people.ts";

/** Somebody who enters a journey, and what is known of them meanwhile. */
export type Entering = {
  journey: SampleJourney;
  person: Person;
  at: number;
  /** When they ordered, oldest first. */
  orders: readonly number[];
  /** What let them in, where that is an event. */
  event: SampleEvent | null;
};

/** When a journey that looks every morning looked, up to now. */
export const looksOf = ({ published }: SampleJourney, calendar: Calendar): number[] =>
  Array.from({ length: published + 8 }, (_, index) => calendar.at(published - index, "09:00"))
    .map(({ instant }) => instant)
    .filter((instant) => instant <= calendar.now);

/** Everybody who entered, in the order in which they did. */
export function entering(
  calendar: Calendar,
  people: readonly Person[],
  events: readonly SampleEvent[],
): Entering[] {
  const orders = new Map<number, number[]>();
  for (const { type, contact, at } of events)
    if (type === order) orders.set(contact, [...(orders.get(contact) ?? []), at]);
  const ordersOf = (person: Person) => orders.get(person.key) ?? [];
  return [...welcomed(calendar, people, ordersOf), ...leftCarts(calendar, people, ordersOf)]
    .filter(({ at }) => at <= calendar.now)
    .toSorted((a, b) => a.at - b.at || a.person.key - b.person.key);
}

type OrdersOf = (person: Person) => readonly number[];

function welcomed(calendar: Calendar, people: readonly Person[], ordersOf: OrdersOf): Entering[] {
  const looks = looksOf(welcomeSeries, calendar);
  const [began = calendar.now] = looks;
  return people.flatMap((person) => {
    const at = looks.find((look) => look >= person.createdAt);
    return at === undefined || person.createdAt < began - 6 * day
      ? []
      : [{ journey: welcomeSeries, person, at, orders: ordersOf(person), event: null }];
  });
}

/** Many carts end in an order by themselves, some later, most in none. */
function leftCarts(calendar: Calendar, people: readonly Person[], ordersOf: OrdersOf): Entering[] {
  const began = calendar.at(cartReminder.published, "09:00").instant;
  return people.flatMap((person) => {
    if (person.silentFor > 0 || person.lastSeen < began - 30 * day) return [];
    const orders = ordersOf(person);
    const ordered = orders.find((at) => at > began + 2 * day);
    const at =
      ordered !== undefined && draw("cart before order", person.key) < 0.11
        ? ordered - between(0.3, 30, "cart before", person.key) * hour
        : draw("cart", person.key) < 0.09
          ? began + draw("cart at", person.key) * (calendar.now - began)
          : null;
    const earliest = Math.max(began, person.createdAt);
    return at === null ? [] : [leaving(person, Math.max(Math.floor(at), earliest), orders)];
  });
}

const leaving = (person: Person, at: number, orders: readonly number[]): Entering => ({
  journey: cartReminder,
  person,
  at,
  orders,
  event: {
    id: null,
    type: cart,
    at,
    contact: person.key,
    endpoint: null,
    message: null,
    run: null,
    attributes: {},
    metrics: { total: Math.round(between(900, 6400, "cart total", person.key)) / 100 },
  },
});
