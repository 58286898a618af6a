// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { Picture } from "../../../../shared/contract/media.ts";
import { fakeClient } from "../../../testing/fake-client.ts";
import { renderInWindow } from "../../../testing/render.tsx";
import { PicturesDialog } from "./pictures-dialog.tsx";

const cup: Picture = {
  name: `${"a".repeat(32)}.png`,
  title: "Our cup",
  alt: "",
  type: "png",
  width: 900,
  height: 420,
  bytes: 138_058,
  createdAt: 0,
  usedBy: [{ kind: "template", id: "t1", name: "Welcome" }],
};
const describe = vi.fn(() => null);
afterEach(() => vi.clearAllMocks());

const shown = (onChoose: (picture: Picture) => void) =>
  renderInWindow(<PicturesDialog opened onClose={() => undefined} onChoose={onChoose} />, {
    client: fakeClient({
      media: {
        list: () => [cup],
        describe,
        remove: () => {
          throw Object.assign(new Error("“Our cup” is shown by template “Welcome”."), {
            code: "IN_USE",
          });
        },
      },
    }),
  });
const give = (file: File) =>
  fireEvent.change(screen.getByLabelText("Pictures to add"), { target: { files: [file] } });

test("a picture is chosen with what was just written about it", async () => {
  const onChoose = vi.fn();
  shown(onChoose);
  expect(screen.getByRole("button", { name: "Use picture" })).toBeDisabled();
  fireEvent.click(await screen.findByRole("radio", { name: /Our cup/ }));
  expect(screen.getByRole("link", { name: "Welcome" })).toHaveAttribute("href", "/templates/t1");
  const alt = screen.getByRole("textbox", { name: "Alternative text" });
  fireEvent.change(alt, { target: { value: "A cup " } });
  fireEvent.blur(alt);
  fireEvent.click(screen.getByRole("button", { name: "Use picture" }));
  expect(onChoose).toHaveBeenCalledWith({ ...cup, alt: "A cup" });
  await waitFor(() =>
    expect(describe).toHaveBeenCalledWith({ name: cup.name, title: "Our cup", alt: "A cup" }),
  );
});

test("what can’t be taken says why, and can be left out", async () => {
  shown(() => undefined);
  await screen.findByRole("radio", { name: /Our cup/ });
  give(new File(["<svg></svg>"], "logo.svg"));
  expect(await screen.findByText(/This is an SVG drawing/)).toBeVisible();
  expect(screen.queryByRole("button", { name: "Make it smaller" })).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Leave out" }));
  expect(screen.queryByText("logo.svg")).toBeNull();
});

test("what is too large can be made smaller", async () => {
  shown(() => undefined);
  const gif = new Uint8Array(6 * 1024 ** 2);
  gif.set(new TextEncoder().encode("GIF89a"));
  gif.set([10, 0, 10, 0], 6);
  give(new File([gif], "moving.gif"));
  expect(await screen.findByText(/The picture has 6.0 MB/)).toBeVisible();
  // It would stand still afterwards.
  expect(screen.queryByRole("button", { name: "Make it smaller" })).toBeNull();
  const png = new Uint8Array(6 * 1024 ** 2);
  png.set([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  png.set([0, 0, 1, 0, 0, 0, 1, 0], 16);
  give(new File([png], "photo.png"));
  await waitFor(() =>
    expect(screen.getByRole("button", { name: "Make it smaller" })).toBeVisible(),
  );
});
