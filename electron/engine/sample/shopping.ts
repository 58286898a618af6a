import { day, hour, minute } from "../../../shared/domain/time.ts";
import { draw } from "../random.ts";
import type { Calendar } from "./calendar.ts";
import { between, oneOf, weighted } from "./chance.ts";
import type { SampleEvent } from "./events.ts";
import type { Person } from "./people.ts";

type Product = { share: number; category: string; product: string; cents: number };

const products: readonly Product[] = [
  { share: 24, category: "Coffee", product: "House espresso 500 g", cents: 1690 },
  { share: 18, category: "Coffee", product: "Ethiopia Guji filter 250 g", cents: 1290 },
  { share: 12, category: "Coffee", product: "Kenya Nyeri filter 250 g", cents: 1450 },
  { share: 9, category: "Coffee", product: "Decaf Huila 250 g", cents: 1190 },
  { share: 8, category: "Tea", product: "Darjeeling first flush 100 g", cents: 1380 },
  { share: 6, category: "Tea", product: "Mountain herbs 80 g", cents: 890 },
  { share: 8, category: "Equipment", product: "Paper filters, 100 pieces", cents: 690 },
  { share: 4, category: "Equipment", product: "Hand grinder", cents: 8900 },
  { share: 3, category: "Equipment", product: "Pour-over set", cents: 4900 },
  { share: 5, category: "Gifts", product: "Tasting box", cents: 3400 },
  { share: 3, category: "Gifts", product: "Gift card", cents: 5000 },
];
const coffee = products.filter((one) => one.category === "Coffee");
const paces = [
  { perYear: 0.95, share: 60 },
  { perYear: 3, share: 28 },
  { perYear: 8, share: 12 },
];
/** Part of all orders that fall between the calendar's Friday and now. */
const fresh = 0.009;

function ordersOf(person: Person): number {
  if (person.response > 5) return 11;
  if (person.silentFor > 0) return 3;
  const { perYear } = weighted(paces, "pace", person.key);
  const expected = (perYear * person.tenure) / 365;
  return 1 + Math.floor(expected + draw("orders", person.key));
}

/** A moment in opening hours between a person's joining and now; `turn` numbers what they do. */
function momentOf({ friday, now }: Calendar, person: Person, what: string, turn: number): number {
  const about = [what, person.key, turn] as const;
  const earliest = person.createdAt + between(1, 40, "after joining", ...about) * minute;
  if (person.tenure === 0 || (person.silentFor === 0 && draw("fresh", ...about) < fresh))
    return Math.min(now, Math.max(earliest, friday + draw("since", ...about) * (now - friday)));
  const days = person.tenure - person.silentFor;
  const whole = Math.floor(draw("day", ...about) * days) + 1 + person.silentFor;
  const at = friday - whole * day + between(-1, 10, "time of day", ...about) * hour;
  return Math.max(at, earliest);
}

/** A year of orders and visits to the app; the orders become metrics of the person. */
export function goShopping(calendar: Calendar, people: readonly Person[]): SampleEvent[] {
  const events: SampleEvent[] = [];
  const add = (person: Person, type: string, at: number, more: Partial<SampleEvent>) => {
    person.lastSeen = Math.max(person.lastSeen, Math.floor(at));
    events.push({
      id: null,
      type,
      at: Math.floor(at),
      contact: person.key,
      endpoint: null,
      message: null,
      run: null,
      attributes: {},
      metrics: null,
      ...more,
    });
  };
  for (const person of people) {
    const count = person.customer ? ordersOf(person) : 0;
    for (let turn = 0; turn < count; turn += 1) {
      const at = momentOf(calendar, person, "order", turn);
      // What a quiet customer bought last was coffee, so that the segment of coffee buyers finds them.
      const { category, product, cents } = weighted(
        person.silentFor > 0 ? coffee : products,
        "product",
        person.key,
        turn,
      );
      const paid = cents * oneOf([1, 1, 1, 2, 2, 3], "pieces", person.key, turn);
      person.orders += 1;
      person.spent += paid;
      add(person, "purchase.completed", at, {
        attributes: { category, product },
        metrics: { total: paid / 100 },
      });
    }
    const app = person.endpoints.find((endpoint) => /^(APNS|GCM)$/.test(endpoint.channel));
    const visits = app ? Math.floor(between(1, 4, "visits", person.key)) : 0;
    for (let turn = 0; turn < visits; turn += 1)
      add(person, "_session.start", momentOf(calendar, person, "visit", turn), {
        endpoint: app?.key ?? null,
      });
  }
  return events;
}
