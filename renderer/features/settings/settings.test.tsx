import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { EmailChannel } from "../../../shared/contract/channels.ts";
import { fakeClient } from "../../testing/fake-client.ts";
import { renderInWindow } from "../../testing/render.tsx";
import { sampleProject, sampleSettings, sampleStatus } from "../../testing/samples.ts";
import { SettingsPage } from "./settings-page.tsx";
import { presetOf } from "./smtp-presets.ts";

const channel: EmailChannel = {
  mode: "sandbox",
  smtp: {
    host: "smtp.example.com",
    port: 587,
    tls: "starttls",
    user: "me",
    fromAddress: "hello@example.com",
    fromName: "Hello",
    replyTo: "",
    connections: 5,
  },
  hasPassword: true,
  state: "notChecked",
  problem: null,
  checkedAt: null,
};

const show = (page: string) => {
  const acts = {
    saveEmail: vi.fn((_input: unknown) => channel),
    setEmailMode: vi.fn((_input: unknown) => channel),
    saveSettings: vi.fn((_input: unknown) => sampleSettings),
  };
  const client = fakeClient({
    projects: {
      current: () => ({ project: sampleProject, settings: sampleSettings, damaged: null }),
      saveSettings: acts.saveSettings,
    },
    system: { status: () => sampleStatus },
    channels: {
      email: () => channel,
      saveEmail: acts.saveEmail,
      setEmailMode: acts.setEmailMode,
      checkEmail: () => ({
        ok: false,
        log: "535 no",
        steps: [
          { name: "Connect", ok: true, milliseconds: 31, detail: "port 587" },
          { name: "Sign in", ok: false, milliseconds: 102, detail: "The password was refused." },
          { name: "Sender", ok: null, milliseconds: null, detail: "" },
        ],
      }),
    },
  });
  renderInWindow(<SettingsPage />, {
    client,
    path: `/settings/${page}`,
    route: "/settings/:page?",
  });
  return acts;
};

test("sending for real is asked with the facts, and Cancel has the focus", async () => {
  const { setEmailMode } = show("email");
  await userEvent.click(await screen.findByRole("button", { name: "Send for real…" }));
  expect(await screen.findByText(/reach real people/)).toBeInTheDocument();
  await waitFor(() => expect(screen.getByRole("button", { name: "Cancel" })).toHaveFocus());
  expect(setEmailMode).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "Send email for real" }));
  await waitFor(() => expect(setEmailMode.mock.calls[0]?.[0]).toEqual({ mode: "live" }));
});

test("an untouched password stays as it is; a provider fills its server", async () => {
  const { saveEmail } = show("email");
  await userEvent.click(await screen.findByRole("combobox", { name: "Provider" }));
  await userEvent.click(await screen.findByRole("option", { name: "Gmail", hidden: true }));
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() =>
    expect(saveEmail.mock.calls[0]?.[0]).toEqual({
      ...channel.smtp,
      host: "smtp.gmail.com",
      port: 465,
      tls: "implicit",
      password: null,
    }),
  );
});

test("a check shows each step with its time, and what was not reached", async () => {
  show("email");
  await userEvent.click(await screen.findByRole("button", { name: "Check" }));
  expect(await screen.findByText("102 ms")).toBeInTheDocument();
  expect(screen.getByText("The password was refused.")).toBeInTheDocument();
  expect(screen.getByText("—")).toBeInTheDocument();
});

test("a setting counts when the field is left, and not when it is wrong", async () => {
  const { saveSettings } = show("project");
  const name = await screen.findByRole("textbox", { name: "Name" });
  await userEvent.clear(name);
  await userEvent.tab();
  expect(saveSettings).not.toHaveBeenCalled();
  await userEvent.type(name, "Bakery{Enter}");
  await waitFor(() => expect(saveSettings.mock.calls[0]?.[0]).toEqual({ name: "Bakery" }));
});

test("the search finds a page by what is on it", async () => {
  show("about");
  await userEvent.type(await screen.findByLabelText("Search settings"), "password");
  expect(screen.getByRole("link", { name: /Email/ })).toBeInTheDocument();
  expect(screen.queryByRole("link", { name: /Appearance/ })).toBeNull();
});

test("a saved server is recognised", () => {
  expect(presetOf({ host: "smtp.office365.com" }).value).toBe("microsoft365");
  expect(presetOf({ host: "email-smtp.us-east-1.amazonaws.com" }).value).toBe("ses");
  expect(presetOf({ host: "mail.example.com" }).value).toBe("generic");
});
