import { expect, test } from "vitest";
import { createPages } from "./pages.ts";

const counting = () => {
  let made = 0;
  return { id: () => `p${(made += 1)}` } as Parameters<typeof createPages>[0];
};
const idOf = (url: string) => url.replace("/pages/", "");

test("a page has nothing that calls a server before a policy is asked", () => {
  const pages = createPages(counting(), (html) => html);
  const url = pages.put(
    '<LINK rel="preconnect" href="//x"><link/rel=x><linked><iframe src="//x"><p>a</p>',
  );
  expect(pages.get(idOf(url))).toBe(
    '<x-LINK rel="preconnect" href="//x"><x-link/rel=x><linked><x-iframe src="//x"><p>a</p>',
  );
});

test("a long library's pages are all there; very large ones make room for each other, the newest stays", () => {
  const pages = createPages(counting(), (html) => html);
  const urls = Array.from({ length: 300 }, (_, at) => pages.put(`<p>${at}</p>`));
  expect(urls.every((url) => pages.get(idOf(url)) !== null)).toBe(true);
  const large = "x".repeat(30_000_000);
  const [first, second, third] = [pages.put(large), pages.put(large), pages.put(large)];
  expect(urls.some((url) => pages.get(idOf(url)) !== null)).toBe(false);
  expect(pages.get(idOf(first))).toBeNull();
  expect(pages.get(idOf(second))).not.toBeNull();
  expect(pages.get(idOf(third))).not.toBeNull();
});
