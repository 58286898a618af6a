import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { fakeClient } from "../../testing/fake-client.ts";
import { renderInWindow } from "../../testing/render.tsx";
import { messageOf, rowOf } from "./message-example.ts";
import { MessagesPage } from "./messages-page.tsx";
import type { OpenMessage } from "./reading-pane.tsx";

const number = "+14255550142";
const sms = messageOf({
  id: "mail:1",
  family: "sms",
  channel: "SMS",
  to: number,
  subject: "Hi Amara",
  url: null,
  content: {
    family: "sms",
    from: "",
    text: "Hi Amara",
    messageType: "PROMOTIONAL",
    encoding: "GSM-7",
    parts: 1,
    thread: [
      { id: "mail:1", inbound: false, text: "Hi Amara", at: 1 },
      { id: null, inbound: true, text: "Who is this?", at: 2 },
    ],
  },
});

function show(message: OpenMessage, folder = "sandbox") {
  const acts = {
    play: vi.fn((_input: unknown) => null),
    release: vi.fn((_input: unknown) => ({ changed: 1 })),
    drop: vi.fn((_input: unknown) => ({ changed: 1 })),
  };
  const client = fakeClient({
    messages: {
      folders: () => [{ folder: "held" as const, count: 1, unread: 0 }],
      list: () => ({ items: [rowOf({ ...message })], next: null }),
      get: () => message,
      markRead: () => null,
      ...acts,
    },
  });
  renderInWindow(<MessagesPage />, {
    client,
    path: `/messages/${folder}?id=${message.id}`,
    route: "/messages/:folder?",
  });
  return acts;
}

test("a text message is a thread that can be replied to; STOP says what it does", async () => {
  const { play } = show(sms);
  const phone = await screen.findByRole("region", { name: `Phone of ${number}` });
  expect(within(phone).getAllByRole("listitem")).toHaveLength(2);
  expect(within(phone).getByText("Who is this?")).toBeInTheDocument();
  await userEvent.type(screen.getByLabelText("Reply as the receiver"), "stop{Enter}");
  expect(play.mock.calls[0]?.[0]).toEqual({ id: "mail:1", kind: "smsReply", text: "stop" });
  expect(await screen.findByText("The number is opted out of SMS now.")).toBeInTheDocument();
  expect(screen.queryByRole("tab", { name: "Plain" })).toBeNull();
});

test("a notification is opened on its device, once", async () => {
  const { play } = show(
    messageOf({
      family: "push",
      channel: "GCM",
      content: {
        family: "push",
        service: "gcm",
        title: "Roast",
        body: "The first bags are here",
        image: null,
        opens: "https://x.example",
        silent: false,
        payload: "{}",
        bytes: 2,
      },
    }),
  );
  expect(await screen.findByText("The first bags are here")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Open notification" }));
  expect(play.mock.calls[0]?.[0]).toMatchObject({ kind: "pushOpened" });
});

test("a call is answered with keys; only keys can be typed", async () => {
  const { play } = show(
    messageOf({
      family: "voice",
      channel: "VOICE",
      to: number,
      content: {
        family: "voice",
        from: "",
        body: "Press 1",
        ssml: false,
        spoken: "Press 1",
        language: "en-US",
        voice: "Joanna",
        milliseconds: 800,
      },
    }),
  );
  await userEvent.type(await screen.findByLabelText("Keys pressed"), "1x#");
  await userEvent.click(screen.getByRole("button", { name: "Answered" }));
  expect(play.mock.calls[0]?.[0]).toMatchObject({ kind: "voiceAnswered", keypad: "1#" });
});

test("a custom call shows request and answer, and takes another answer", async () => {
  const { play } = show(
    messageOf({
      family: "custom",
      channel: "CUSTOM",
      content: {
        family: "custom",
        url: "https://hooks.example/x",
        document: '{"Data":""}',
        answer: { status: 200, body: "{}" },
      },
    }),
  );
  expect(await screen.findByText("HTTP 200")).toBeInTheDocument();
  await userEvent.type(screen.getByLabelText("Event attribute"), "plan");
  await userEvent.type(screen.getByLabelText("Value"), "gold");
  await userEvent.click(screen.getByRole("button", { name: "Answer with it" }));
  expect(play.mock.calls[0]?.[0]).toMatchObject({
    kind: "customReply",
    attributes: { plan: "gold" },
  });
});

test("what waits for a person goes or is dropped, after asking", async () => {
  const { release, drop } = show(
    { ...sms, id: "message:4", state: "held", reason: "modeSwitched", playable: false },
    "held",
  );
  expect(await screen.findByRole("link", { name: /^Held/ })).toBeInTheDocument();
  await userEvent.click(await screen.findByRole("button", { name: "Send now…" }));
  const dialog = await screen.findByRole("dialog", { name: "Send 1 message now?" });
  await userEvent.click(within(dialog).getByRole("button", { name: "Send 1 message" }));
  expect(release.mock.calls[0]?.[0]).toEqual({ ids: ["message:4"] });
  expect(drop).not.toHaveBeenCalled();
  expect(screen.queryByLabelText("Reply as the receiver")).toBeNull();
});
