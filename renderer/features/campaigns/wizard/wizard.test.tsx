import { ORPCError } from "@orpc/client";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { CampaignDetail, Finding } from "../../../../shared/contract/campaigns.ts";
import { emptyEmail, type CampaignDraft } from "../../../../shared/domain/campaign.ts";
import { useScreenActionList } from "../../../data/screen-actions.ts";
import { fakeClient } from "../../../testing/fake-client.ts";
import { renderInWindow } from "../../../testing/render.tsx";
import { detail, rendered, review, surroundings } from "../samples.ts";
import { WizardPage } from "./wizard-page.tsx";

type Saved = { id: string; revision: number; draft: CampaignDraft };
const draftOf = (parts: Partial<CampaignDetail> = {}) =>
  detail({ status: "draft", runs: [], figures: null, ...parts });

const finding = (parts: Partial<Finding>): Finding => ({
  severity: "error",
  step: "message",
  field: "html",
  text: "This is not a complete {{variable}}.",
  line: 2,
  column: 3,
  ...parts,
});

function show(options: { step?: string; campaign?: CampaignDetail; acts?: object } = {}) {
  const saveDraft = vi.fn((input: Saved) =>
    Promise.resolve({ revision: input.revision + 1, savedAt: 1 }),
  );
  const view = renderInWindow(<WizardPage />, {
    path: `/campaigns/c1${options.step ? `?step=${options.step}` : ""}`,
    route: "/campaigns/:id",
    client: fakeClient({
      ...surroundings,
      campaigns: {
        get: () => options.campaign ?? draftOf(),
        review: () => review,
        preview: () => rendered,
        variables: () => [
          {
            name: "User.UserAttributes.FirstName",
            group: "User",
            coverage: 4_850,
            sample: "Amara",
          },
          { name: "Address", group: "Endpoint", coverage: 5_000, sample: null },
        ],
        saveDraft,
        ...options.acts,
      },
    }),
  });
  return { ...view, saveDraft };
}

test("what is typed is saved by itself, with the revision it is based on", async () => {
  const { saveDraft } = show();
  const name = await screen.findByRole("textbox", { name: "Name" });
  expect(name).toHaveFocus();
  await userEvent.clear(name);
  await userEvent.type(name, "Winter");
  await waitFor(() => expect(saveDraft).toHaveBeenCalledTimes(1));
  expect(saveDraft.mock.calls[0]?.[0]).toMatchObject({ revision: 3, draft: { name: "Winter" } });
});

test("leaving a step saves at once", async () => {
  const { saveDraft } = show();
  await userEvent.type(await screen.findByRole("textbox", { name: "Name" }), "!");
  await userEvent.click(screen.getByRole("button", { name: "Next: Audience" }));
  expect(saveDraft).toHaveBeenCalledTimes(1);
  await userEvent.click(await screen.findByRole("radio", { name: "In Vienna" }));
  await waitFor(() =>
    expect(saveDraft.mock.calls.at(-1)?.[0]).toMatchObject({
      revision: 4,
      draft: { segmentId: "s2" },
    }),
  );
});

test("a change in another window is told in place; Reload takes it over", async () => {
  let campaign = draftOf();
  const saveDraft = vi.fn(() => {
    campaign = draftOf({ revision: 9, draft: { ...campaign.draft, name: "Theirs" } });
    return Promise.reject(
      new ORPCError("CONFLICT", {
        defined: true,
        message: "This campaign was changed in another window.",
        data: { cure: "Reload it to see the newer version." },
      }),
    );
  });
  show({ acts: { saveDraft, get: () => campaign } });
  await userEvent.type(await screen.findByRole("textbox", { name: "Name" }), " mine");
  expect(await screen.findByRole("alert")).toHaveTextContent("changed in another window");
  await userEvent.click(screen.getByRole("button", { name: "Reload" }));
  await waitFor(() => expect(screen.getByRole("textbox", { name: "Name" })).toHaveValue("Theirs"));
  expect(screen.queryByRole("alert")).toBeNull();
});

test("a blank message starts from a layout or from nothing", async () => {
  const blank = draftOf();
  blank.draft.message = emptyEmail();
  const { saveDraft } = show({ step: "message", campaign: blank });
  await userEvent.click(await screen.findByRole("button", { name: "Start from a simple layout" }));
  expect(await screen.findByRole("textbox", { name: "HTML" })).toHaveDisplayValue(
    /\{\{UnsubscribeUrl\}\}/,
  );
  await waitFor(() =>
    expect(saveDraft.mock.calls.at(-1)?.[0].draft.message).toMatchObject({
      subject: "What is new this week, in two minutes",
      text: expect.stringContaining("Unsubscribe: {{UnsubscribeUrl}}"),
      defaults: { "User.UserAttributes.FirstName": "there" },
    }),
  );
});

test("two braces open the list of variables and the choice lands at the caret", async () => {
  show({ step: "message" });
  const subject = await screen.findByRole("textbox", { name: "Subject" }, { timeout: 4_000 });
  await userEvent.clear(subject);
  await userEvent.type(subject, "Hello {{{{");
  await userEvent.click(await screen.findByRole("option", { name: /FirstName/, hidden: true }));
  expect(subject).toHaveValue("Hello {{User.UserAttributes.FirstName}}");
});

test("an error leads to its line", async () => {
  const campaign = draftOf();
  campaign.draft.message = { ...campaign.draft.message, html: "<p>\nab{{Nick\n</p>" };
  show({
    step: "review",
    campaign,
    acts: { review: () => ({ ...review, findings: [finding({})] }) },
  });
  expect(await screen.findByText("1 error to fix before you can launch.")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Launch to 11,232 contacts" })).toBeDisabled();
  const steps = screen.getByRole("navigation", { name: "Steps" });
  expect(within(steps).getByRole("button", { name: "Message 1 error" })).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: /not a complete/ }));
  const html = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "HTML" });
  await waitFor(() => expect(html).toHaveFocus());
  expect(html.selectionStart).toBe("<p>\nab".length);
});

test("a launch is asked with the facts and named after the act", async () => {
  const launch = vi.fn((_input: unknown) => ({ status: "scheduled" as const }));
  const { router } = show({ step: "review", acts: { launch } });
  const button = await screen.findByRole("button", { name: "Launch to 11,232 contacts" });
  await waitFor(() => expect(button).toBeEnabled());
  const primary = useScreenActionList
    .getState()
    .actions.find(({ shortcut }) => shortcut === "Mod+Enter");
  primary?.run();
  const dialog = await screen.findByRole("dialog");
  expect(dialog).toHaveTextContent("none to real people");
  expect(dialog).toHaveTextContent("Sandbox mailbox");
  await waitFor(() => expect(within(dialog).getByRole("button", { name: "Cancel" })).toHaveFocus());
  await userEvent.click(within(dialog).getByRole("button", { name: "Launch to 11,232 contacts" }));
  await waitFor(() => expect(launch.mock.calls[0]?.[0]).toEqual({ id: "c1", revision: 3 }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/campaigns/c1/report"));
});

test("many real messages ask for the number", async () => {
  show({
    step: "review",
    acts: { review: () => ({ ...review, live: true, needsTypedConfirmation: true }) },
  });
  const button = await screen.findByRole("button", { name: "Launch to 11,232 contacts" });
  await waitFor(() => expect(button).toBeEnabled());
  await userEvent.click(button);
  const dialog = await screen.findByRole("dialog");
  expect(dialog).toHaveTextContent("This leaves your computer.");
  expect(within(dialog).getByRole("button", { name: "Launch to 11,232 contacts" })).toBeDisabled();
  await userEvent.type(within(dialog).getByRole("textbox", { name: /Type 11232/ }), "11232");
  await waitFor(
    () =>
      expect(
        within(dialog).getByRole("button", { name: "Launch to 11,232 contacts" }),
      ).toBeEnabled(),
    { timeout: 2_000 },
  );
});

test("a test goes to the sandbox and says what became of it", async () => {
  const sendTest = vi.fn((_input: unknown) => [
    { to: "test@sandbox.wayline.local", ok: true, detail: "sent" },
  ]);
  show({ step: "message", acts: { sendTest } });
  await userEvent.click(await screen.findByRole("button", { name: "Send test…" }));
  await userEvent.click(await screen.findByRole("button", { name: "Send 1 test" }));
  expect(await screen.findByRole("list", { name: "Results" })).toHaveTextContent("Sent");
  expect(sendTest.mock.calls[0]?.[0]).toMatchObject({
    contact: 7,
    to: ["test@sandbox.wayline.local"],
  });
  expect(screen.getByRole("link", { name: "Open in Messages › Tests" })).toHaveAttribute(
    "href",
    "/messages/tests",
  );
});
