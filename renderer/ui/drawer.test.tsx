import { MantineProvider, Select } from "@mantine/core";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test } from "vitest";
import { Drawer } from "./drawer.tsx";

function Host({ takeFocus }: { takeFocus: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <MantineProvider env="test">
      <button onClick={() => setOpen(true)}>Amara</button>
      {open ? (
        <Drawer title="Amara Lindqvist" takeFocus={takeFocus} onClose={() => setOpen(false)}>
          <input aria-label="City" />
          <Select label="Campaign" data={["Winter list"]} />
        </Drawer>
      ) : null}
    </MantineProvider>
  );
}

test("opened by keyboard it takes the focus; Escape gives it back", async () => {
  render(<Host takeFocus />);
  await userEvent.click(screen.getByRole("button", { name: "Amara" }));
  expect(screen.getByRole("heading", { name: "Amara Lindqvist" })).toHaveFocus();
  await userEvent.click(screen.getByLabelText("City"));
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("complementary")).toBeNull();
  expect(screen.getByRole("button", { name: "Amara" })).toHaveFocus();
});

test("opened by pointer it leaves the focus where it is", async () => {
  render(<Host takeFocus={false} />);
  await userEvent.click(screen.getByRole("button", { name: "Amara" }));
  expect(screen.getByRole("button", { name: "Amara" })).toHaveFocus();
});

test("a list of choices takes its own Escape; closed, it does not keep the drawer open", async () => {
  render(<Host takeFocus />);
  await userEvent.click(screen.getByRole("button", { name: "Amara" }));
  await userEvent.click(screen.getByRole("combobox", { name: "Campaign" }));
  await screen.findByRole("option", { name: "Winter list" });
  await userEvent.keyboard("{Escape}");
  expect(screen.getByRole("complementary")).toBeVisible();
  await waitFor(() => expect(screen.queryByRole("listbox")).toBeNull());
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("complementary")).toBeNull();
});
