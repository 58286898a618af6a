import { createContext, useContext } from "react";
import { createFormat, type Format } from "./format.ts";

export type WindowSettings = {
  format: Format;
  density: "comfortable" | "compact";
  /** 1 = 100 %; everything measured in rows follows it. */
  textScale: number;
  /** Single-letter keys can be turned off (WCAG 2.1.4). */
  singleKeys: boolean;
};

const defaultWindowSettings: WindowSettings = {
  format: createFormat({ locale: navigator.language, timeZone: "UTC", currency: "EUR" }),
  density: "comfortable",
  textScale: 1,
  singleKeys: true,
};

export const WindowSettingsContext = createContext(defaultWindowSettings);

export const useWindowSettings = () => useContext(WindowSettingsContext);

/** Figures and times as this project and this reader write them. */
export const useFormat = (): Format => useContext(WindowSettingsContext).format;
