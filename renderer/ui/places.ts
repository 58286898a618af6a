/** The zones this browser knows, with `own` among them even if it goes by another name here. */
export const timeZones = (own: string): string[] => [
  ...new Set([own, ...Intl.supportedValuesOf("timeZone"), "UTC"]),
];

/** “EUR · Euro” for every currency in use. */
export function currencies(own: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames("en", { type: "currency" });
  return [...new Set([own, ...Intl.supportedValuesOf("currency")])].map((code) => ({
    value: code,
    label: `${code} · ${names.of(code) ?? code}`,
  }));
}
