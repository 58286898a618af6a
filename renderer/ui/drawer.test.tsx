import { MantineProvider } from "@mantine/core";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test } from "vitest";
import { Drawer } from "./drawer.tsx";

function Host({ takeFocus }: { takeFocus: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <MantineProvider>
      <button onClick={() => setOpen(true)}>Amara</button>
      {open ? (
        <Drawer title="Amara Lindqvist" takeFocus={takeFocus} onClose={() => setOpen(false)}>
          <input aria-label="City" />
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
