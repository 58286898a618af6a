/** Where the customers live. Vienna has no share: how many live there is a fixed number. */
export type Place = {
  city: string;
  region: string;
  country: string;
  latitude: number;
  longitude: number;
  timezone: string;
  locale: string;
  postalCodes: readonly string[];
  share: number;
};

const districts = Array.from(
  { length: 23 },
  (_, index) => `1${String(index + 1).padStart(2, "0")}0`,
);

const place = (
  city: string,
  region: string,
  country: string,
  at: readonly [latitude: number, longitude: number],
  timezone: string,
  locale: string,
  postalCodes: readonly string[],
  share: number,
): Place => ({
  city,
  region,
  country,
  latitude: at[0],
  longitude: at[1],
  timezone,
  locale,
  postalCodes,
  share,
});

const austrian = (
  city: string,
  region: string,
  at: readonly [number, number],
  codes: readonly string[],
  share: number,
) => place(city, region, "AT", at, "Europe/Vienna", "de_AT", codes, share);

export const vienna = austrian("Vienna", "Vienna", [48.2, 16.4], districts, 0);

export const otherPlaces: readonly Place[] = [
  austrian("Graz", "Styria", [47.1, 15.4], ["8010", "8020", "8036", "8042"], 17),
  austrian("Linz", "Upper Austria", [48.3, 14.3], ["4020", "4030", "4040"], 13),
  austrian("Salzburg", "Salzburg", [47.8, 13.0], ["5020", "5023", "5026"], 12),
  austrian("Innsbruck", "Tyrol", [47.3, 11.4], ["6020", "6080"], 9),
  austrian("Klagenfurt", "Carinthia", [46.6, 14.3], ["9020"], 4),
  austrian("St. Pölten", "Lower Austria", [48.2, 15.6], ["3100"], 4),
  austrian("Wels", "Upper Austria", [48.2, 14.0], ["4600"], 3),
  austrian("Bregenz", "Vorarlberg", [47.5, 9.7], ["6900"], 3),
  place("Munich", "Bavaria", "DE", [48.1, 11.6], "Europe/Berlin", "de_DE", ["80331", "80469"], 9),
  place("Berlin", "Berlin", "DE", [52.5, 13.4], "Europe/Berlin", "de_DE", ["10115", "10997"], 5),
  place("Zurich", "Zurich", "CH", [47.4, 8.5], "Europe/Zurich", "de_CH", ["8001", "8005"], 6),
  place("Prague", "Prague", "CZ", [50.1, 14.4], "Europe/Prague", "cs_CZ", ["110 00", "120 00"], 4),
  place(
    "Bratislava",
    "Bratislava",
    "SK",
    [48.1, 17.1],
    "Europe/Bratislava",
    "sk_SK",
    ["811 01"],
    4,
  ),
  place("Budapest", "Budapest", "HU", [47.5, 19.0], "Europe/Budapest", "hu_HU", ["1051"], 3),
  place("Ljubljana", "Ljubljana", "SI", [46.1, 14.5], "Europe/Ljubljana", "sl_SI", ["1000"], 2),
  place("Bolzano", "South Tyrol", "IT", [46.5, 11.4], "Europe/Rome", "it_IT", ["39100"], 2),
  place("London", "England", "GB", [51.5, -0.1], "Europe/London", "en_GB", ["E2 7DD"], 2),
  place("Amsterdam", "North Holland", "NL", [52.4, 4.9], "Europe/Amsterdam", "nl_NL", ["1016"], 2),
];
