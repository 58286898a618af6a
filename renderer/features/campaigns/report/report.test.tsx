import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { CampaignDetail } from "../../../../shared/contract/campaigns.ts";
import { fakeClient } from "../../../testing/fake-client.ts";
import { renderInWindow } from "../../../testing/render.tsx";
import { detail, figures, rendered, review, run, surroundings } from "../samples.ts";
import { ReportPage } from "./report-page.tsx";

const report = {
  figures,
  tracked: true,
  reasons: [{ reason: "optedOut" as const, count: 1_248, example: null }],
  series: [{ at: Date.parse("2026-11-04T08:00:00Z"), opens: 580, clicks: 160 }],
  links: [
    {
      url: "https://juniperoak.example/roast",
      label: "Shop the roast",
      clicks: 228,
      contacts: 211,
    },
  ],
  dataUpTo: Date.parse("2026-11-17T13:22:00Z"),
  previousClickRate: 0.055,
};

const show = (
  campaign: CampaignDetail,
  acts: object = {},
  path = "/campaigns/c1/report",
  contacts: object = {},
) =>
  renderInWindow(<ReportPage />, {
    path,
    route: "/campaigns/:id/report",
    client: fakeClient({
      ...surroundings,
      contacts: { count: () => ({ count: figures.targeted, all: 48_210 }), ...contacts },
      campaigns: {
        get: () => campaign,
        report: () => report,
        sentMessage: () => rendered,
        review: () => review,
        ...acts,
      },
    }),
  });

test("every figure opens as exactly the contacts it counts", async () => {
  show(detail());
  const strip = await screen.findByRole("region", { name: "Figures" });
  const links = within(strip).getAllByRole("link");
  expect(links.map((link) => link.getAttribute("href"))).toEqual(
    ["targeted", "delivered", "opened", "clicked", "unsubscribed", "hardBounced", "failed"].map(
      (outcome) => `/audience?campaign=c1&outcome=${outcome}`,
    ),
  );
  expect(within(strip).getByText("98.4%")).toBeInTheDocument();
  expect(within(strip).getByText("731 · +1.1 points")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Didn’t open −6,499" })).toHaveAttribute(
    "href",
    "/audience?campaign=c1&outcome=notOpened",
  );
  expect(screen.getByRole("link", { name: "1,248" })).toHaveAttribute(
    "href",
    "/audience?campaign=c1&outcome=notSent&reason=optedOut",
  );
  expect(screen.getByRole("link", { name: /228 clicks on Shop the roast/ })).toHaveAttribute(
    "href",
    expect.stringContaining("link=https%3A%2F%2Fjuniperoak.example%2Froast"),
  );
  expect(screen.getByRole("tab", { name: "Not delivered 1,428" })).toBeInTheDocument();
});

test("a list that is shorter than its number says why", async () => {
  const asked = vi.fn((_input: unknown) => ({ count: 11_020, all: 48_210 }));
  show(detail(), {}, "/campaigns/c1/report?tab=recipients", {
    count: asked,
    list: () => ({ items: [], next: null }),
  });
  const why = "11,020 contacts with 12,480 messages: some have several addresses";
  expect(await screen.findByText(why)).toBeVisible();
  expect(asked).toHaveBeenCalledWith({ campaign: { id: "c1", outcome: "targeted" } });
  await userEvent.click(screen.getByRole("tab", { name: "Overview" }));
  expect(await screen.findByText("endpoints of 11,020 contacts")).toBeVisible();
});

test("what was not measured is a dash and says why", async () => {
  const unmeasured = { ...figures, opened: null, clicked: null, unsubscribed: null };
  show(detail(), { report: () => ({ ...report, figures: unmeasured, tracked: false }) });
  const strip = await screen.findByRole("region", { name: "Figures" });
  expect(within(strip).getAllByText("—")).toHaveLength(3);
  expect(
    screen.getByText("Opens are not measured, because tracking is off for this project."),
  ).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Set up tracking" })).toHaveAttribute(
    "href",
    "/settings/tracking",
  );
});

test("a campaign that repeats shows its newest run, and sums are no list of contacts", async () => {
  const asked = vi.fn((_input: unknown) => report);
  const campaign = detail({
    status: "pendingNextRun",
    runs: [run(), run({ id: "r2", number: 2 })],
  });
  show(campaign, { report: asked });
  const strip = await screen.findByRole("region", { name: "Figures" });
  expect(asked).toHaveBeenCalledWith({ id: "c1", runId: "r2" });
  expect(within(strip).getAllByRole("link")[0]).toHaveAttribute(
    "href",
    "/audience?campaign=c1&outcome=targeted&run=r2",
  );
  await userEvent.click(screen.getByRole("combobox", { name: "Run" }));
  await userEvent.click(await screen.findByRole("option", { name: "All runs", hidden: true }));
  expect(await within(strip).findByText("endpoints, all runs")).toBeInTheDocument();
  expect(within(strip).queryByRole("link")).toBeNull();
});

test("unknown messages lead to where they are decided", async () => {
  show(detail(), { report: () => ({ ...report, figures: { ...figures, unknown: 3 } }) });
  expect(await screen.findByRole("link", { name: "Review 3 messages" })).toHaveAttribute(
    "href",
    "/messages/unknown",
  );
});

test("a missed send waits for a choice", async () => {
  const decideMissed = vi.fn((_input: unknown) => null);
  const missed = {
    runId: "m1",
    campaignId: "c1",
    name: "Autumn roast launch",
    dueAt: Date.parse("2026-11-17T08:00:00Z"),
    lateBy: 3_600_000,
    cause: "sendingPaused" as const,
    people: 11_232,
    latePolicy: "ask" as const,
    earlier: 0,
    tomorrowAt: Date.parse("2026-11-18T08:00:00Z"),
  };
  show(
    detail({
      status: "scheduled",
      runs: [run({ id: "m1", state: "missed", startedAt: null, endedAt: null })],
    }),
    { missed: () => [missed], decideMissed },
  );
  expect(await screen.findByText(/while sending was paused\. Nothing has been sent/)).toBeVisible();
  await userEvent.click(await screen.findByRole("button", { name: "Send now…" }));
  const send = await screen.findByRole("button", { name: "Send to 11,232 contacts" });
  expect(decideMissed).not.toHaveBeenCalled();
  await userEvent.click(send);
  await waitFor(() =>
    expect(decideMissed.mock.calls[0]?.[0]).toEqual({ runId: "m1", choice: "sendNow" }),
  );
});

test("before it is sent: when, who would get it, and no report of nothing", async () => {
  show(
    detail({
      status: "scheduled",
      runs: [],
      nextRunAt: Date.parse("2026-11-26T09:00:00Z"),
      schedule: { kind: "once", at: "2026-11-26T10:00", zone: "Europe/Vienna" },
    }),
  );
  expect(await screen.findByText("11,232")).toBeInTheDocument();
  expect(screen.getAllByText(/Thu 26 Nov/)[0]).toBeInTheDocument();
  expect(screen.queryByRole("tab", { name: "Links" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Export CSV" })).toBeNull();
});

test("a failure is told in its words", async () => {
  show(detail({ status: "failed", error: "The campaign has no segment." }));
  expect(await screen.findByRole("alert")).toHaveTextContent("The campaign has no segment.");
});
