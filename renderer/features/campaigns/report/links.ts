/** “/roast” of `https://juniperoak.example/roast?x=1`; the whole text where it is no address. */
export function pathOf(url: string): string {
  const parsed = URL.parse(url);
  if (!parsed) return url;
  return parsed.pathname === "/" ? parsed.host : parsed.pathname;
}
