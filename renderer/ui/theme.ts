import {
  createTheme,
  rem,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from "@mantine/core";
import { componentDefaults } from "./theme-components.ts";

const accent: MantineColorsTuple = [
  "#EEF3FF",
  "#DCE6FF",
  "#BACDFF",
  "#8FADFF",
  "#6489F8",
  "#3A66EE",
  "#2456E6",
  "#1D49CC",
  "#173BA6",
  "#122E80",
];
// What a part of the kit falls back to where no token is named: the neutrals of tokens.css, light and dark.
const gray: MantineColorsTuple = [
  "#F8F9FA",
  "#EFF1F4",
  "#E0E4E9",
  "#C8CED6",
  "#98A1AD",
  "#808996",
  "#5F6975",
  "#464F5C",
  "#2B323C",
  "#171B21",
];
const dark: MantineColorsTuple = [
  "#EDF0F4",
  "#B7C0CB",
  "#929CA9",
  "#6B7685",
  "#3A4350",
  "#2A313B",
  "#252B35",
  "#171B22",
  "#0F1217",
  "#0B0D11",
];

const fallback = '"Segoe UI", system-ui, sans-serif';

export const theme = createTheme({
  colors: { accent, gray, dark },
  primaryColor: "accent",
  primaryShade: { light: 6, dark: 5 },
  defaultRadius: rem(7),
  cursorType: "pointer",
  focusRing: "auto",
  respectReducedMotion: true,
  fontFamily: `"Inter Variable", Inter, ${fallback}`,
  fontFamilyMonospace: '"JetBrains Mono Variable", "JetBrains Mono", ui-monospace, monospace',
  fontSizes: { xs: rem(11), sm: rem(12), md: rem(13), lg: rem(13.5), xl: rem(15) },
  lineHeights: { xs: "1.28", sm: "1.34", md: "1.385", lg: "1.56", xl: "1.34" },
  radius: { xs: rem(4), sm: rem(6), md: rem(7), lg: rem(10), xl: rem(12) },
  spacing: { xs: rem(6), sm: rem(8), md: rem(12), lg: rem(16), xl: rem(22) },
  shadows: {
    xs: "var(--shadow-1)",
    sm: "var(--shadow-1)",
    md: "var(--shadow-3)",
    lg: "var(--shadow-3)",
    xl: "var(--shadow-4)",
  },
  headings: {
    fontWeight: "650",
    sizes: {
      h1: { fontSize: rem(17), lineHeight: rem(24) },
      h2: { fontSize: rem(15), lineHeight: rem(20) },
      h3: { fontSize: rem(14), lineHeight: rem(20) },
    },
  },
  components: componentDefaults,
});

/** A hue of the kit spoken in tokens. */
const hue = (name: string, fill: string, text: string, soft: string) => ({
  [`--mantine-color-${name}-filled`]: `var(--${fill})`,
  [`--mantine-color-${name}-filled-hover`]: `var(--${fill})`,
  [`--mantine-color-${name}-light`]: `var(--${soft})`,
  [`--mantine-color-${name}-light-hover`]: `var(--${soft})`,
  [`--mantine-color-${name}-light-color`]: `var(--${text})`,
  [`--mantine-color-${name}-text`]: `var(--${text})`,
  [`--mantine-color-${name}-outline`]: `var(--${text})`,
});

const tokens = {
  "--mantine-color-body": "var(--surface)",
  "--mantine-color-text": "var(--text)",
  "--mantine-color-bright": "var(--text)",
  "--mantine-color-dimmed": "var(--text-3)",
  "--mantine-color-placeholder": "var(--text-3)",
  "--mantine-color-anchor": "var(--accent-text)",
  "--mantine-color-error": "var(--danger)",
  "--mantine-color-success": "var(--success)",
  "--mantine-color-default": "var(--surface)",
  "--mantine-color-default-hover": "var(--surface-3)",
  "--mantine-color-default-color": "var(--text)",
  "--mantine-color-default-border": "var(--border-strong)",
  "--mantine-color-disabled": "var(--surface-3)",
  "--mantine-color-disabled-color": "var(--text-disabled)",
  "--mantine-color-disabled-border": "var(--border)",
  ...hue("accent", "accent", "accent-text", "accent-soft"),
  "--mantine-color-accent-filled-hover": "var(--accent-hover)",
  "--mantine-color-accent-light-hover": "var(--accent-soft-hover)",
  ...hue("red", "danger-fill", "danger", "danger-soft"),
  ...hue("green", "success", "success", "success-soft"),
  ...hue("yellow", "warning", "warning", "warning-soft"),
  ...hue("gray", "text-2", "text-2", "surface-3"),
  "--mantine-color-gray-light-hover": "var(--surface-3)",
};

/** The kit's own variables, all pointing at tokens.css, so that one file decides every colour. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: tokens,
  dark: tokens,
});
