import "../data/zod-jitless.ts";
import "@testing-library/jest-dom/vitest";
import { notifications } from "@mantine/notifications";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, vi } from "vitest";

// A busy machine draws late; nothing waits this long where things go well.
configure({ asyncUtilTimeout: 5_000 });

afterEach(() => {
  cleanup();
  // The files of a worker share one page: a notice of one would show in the next.
  notifications.clean();
  notifications.cleanQueue();
});

// What jsdom lacks and the kit asks for.
class NoObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
vi.stubGlobal("ResizeObserver", NoObserver);
vi.stubGlobal("IntersectionObserver", NoObserver);
Object.defineProperty(window, "matchMedia", {
  configurable: true,
  value: (query: string) => ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
  }),
});
Element.prototype.scrollIntoView = () => undefined;
Object.defineProperty(document, "fonts", {
  configurable: true,
  value: { addEventListener: () => undefined, removeEventListener: () => undefined },
});

// jsdom lays nothing out; a virtual list needs a window of some size.
Object.defineProperty(HTMLElement.prototype, "clientHeight", {
  configurable: true,
  get: () => 600,
});
Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, get: () => 900 });
// With boxes of no size, menus think that their button is out of sight, hide, and print the DOM for want of focus.
Element.prototype.getBoundingClientRect = () => new DOMRect(0, 0, 40, 20);
