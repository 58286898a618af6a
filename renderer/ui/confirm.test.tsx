import { MantineProvider } from "@mantine/core";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { ConfirmPopover } from "./confirm-popover.tsx";

test("tier 1 asks at the button and names the act", async () => {
  const onConfirm = vi.fn();
  render(
    <MantineProvider>
      <ConfirmPopover
        question="248 people stay where they are."
        confirm="Pause"
        onConfirm={onConfirm}
      >
        {(open) => <button onClick={open}>Open</button>}
      </ConfirmPopover>
    </MantineProvider>,
  );
  await userEvent.click(screen.getByRole("button", { name: "Open" }));
  await userEvent.click(await screen.findByRole("button", { name: "Pause" }));
  expect(onConfirm).toHaveBeenCalledOnce();
});

const dialog = (typed?: string) => {
  const [onConfirm, onClose] = [vi.fn(), vi.fn()];
  render(
    <MantineProvider>
      <ConfirmDialog
        opened
        onClose={onClose}
        title="Launch"
        facts={[{ label: "People", value: "11,232" }]}
        confirm="Launch to 11,232 contacts"
        {...(typed === undefined ? {} : { typed })}
        onConfirm={onConfirm}
      />
    </MantineProvider>,
  );
  return { onConfirm, onClose };
};

test("tier 2 starts on Cancel, so that Enter does nothing", async () => {
  const { onConfirm, onClose } = dialog();
  await waitFor(() => expect(screen.getByRole("button", { name: "Cancel" })).toHaveFocus());
  await userEvent.keyboard("{Enter}");
  expect(onConfirm).not.toHaveBeenCalled();
  expect(onClose).toHaveBeenCalled();
});

test("tier 3 waits for the typed word and for a second", async () => {
  const { onConfirm } = dialog("DELETE");
  const act = await screen.findByRole("button", { name: "Launch to 11,232 contacts" });
  await userEvent.type(screen.getByLabelText("Type DELETE to confirm"), "DELETE");
  await waitFor(() => expect(act).toBeEnabled(), { timeout: 2_000 });
  await userEvent.click(act);
  expect(onConfirm).toHaveBeenCalledOnce();
});

test("tier 3 stays shut for another word", async () => {
  dialog("DELETE");
  await userEvent.type(await screen.findByLabelText("Type DELETE to confirm"), "DELET");
  await new Promise((resolve) => {
    setTimeout(resolve, 1_100);
  });
  expect(screen.getByRole("button", { name: "Launch to 11,232 contacts" })).toBeDisabled();
});
