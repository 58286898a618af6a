import { MantineProvider } from "@mantine/core";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Bar, BarChart } from "recharts";
import { expect, test } from "vitest";
import { ChartFrame } from "./chart-frame.tsx";
import { tick, ticksUpTo } from "./chart-parts.tsx";
import { StackedBars } from "./stacked-bars.tsx";

test("ticks are round and reach above the largest value", () => {
  expect(ticksUpTo(4_200)).toEqual([0, 2_000, 4_000, 6_000]);
  expect(ticksUpTo(0)).toEqual([0, 1]);
  expect(ticksUpTo(3)).toEqual([0, 1, 2, 3]);
  expect(ticksUpTo(610).at(-1)).toBeGreaterThanOrEqual(610);
});

test("ticks of one axis share a unit", () => {
  expect([0, 2_000, 6_000].map((value) => tick(value, 6_000))).toEqual(["0k", "2k", "6k"]);
  expect(tick(600, 800)).toBe("600");
});

test("grid and axes are drawn inside a chart, with the labels asked for", () => {
  const { container } = render(
    <BarChart
      width={600}
      height={200}
      data={[
        { label: "1 Nov", email: 4_200 },
        { label: "2 Nov", email: 700 },
      ]}
    >
      <ChartFrame
        shown={[]}
        largest={4_200}
        labelGap={10}
        cursor={false}
        axisLabels={["2 Nov"]}
        format={String}
      />
      <Bar dataKey="email" isAnimationActive={false} />
    </BarChart>,
  );
  const ticks = [...container.querySelectorAll(".recharts-cartesian-axis-tick-value")];
  expect(ticks.map((each) => each.textContent)).toEqual(["2 Nov", "0k", "2k", "4k", "6k"]);
  expect(container.querySelectorAll(".recharts-cartesian-grid-horizontal line")).toHaveLength(4);
});

const show = () =>
  render(
    <MantineProvider>
      <StackedBars
        title="Messages by channel"
        series={[
          { key: "email", name: "Email", color: "var(--ch-email)" },
          { key: "sms", name: "SMS", color: "var(--ch-sms)" },
        ]}
        points={[
          { label: "1 Nov", title: "1 November", values: { email: 12, sms: 3 } },
          { label: "2 Nov", title: "2 November", values: { email: 7, sms: null } },
        ]}
        format={(value) => (value === null ? "—" : String(value))}
      />
    </MantineProvider>,
  );

test("every chart has a table twin, with a dash for what was not measured", async () => {
  show();
  await userEvent.click(screen.getByRole("button", { name: "Show as table" }));
  const row = screen.getByRole("row", { name: /2 November/ });
  expect(
    within(row)
      .getAllByRole("cell")
      .map((cell) => cell.textContent),
  ).toEqual(["7", "—"]);
});

test("the legend hides a series, but never the last one", async () => {
  show();
  await userEvent.click(screen.getByRole("button", { name: "Show as table" }));
  await userEvent.click(screen.getByRole("button", { name: "SMS" }));
  expect(screen.queryByRole("columnheader", { name: "SMS" })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Email" }));
  expect(screen.getByRole("columnheader", { name: "Email" })).toBeInTheDocument();
});
