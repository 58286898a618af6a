import { MantineProvider } from "@mantine/core";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { DataTable } from "./data-table.tsx";
import type { DataTableProps, RowKey } from "./data-table-types.ts";

type Person = { id: number; name: string };
const people = (count: number): Person[] =>
  Array.from({ length: count }, (_, id) => ({ id, name: `Person ${id}` }));

function show(props: Partial<DataTableProps<Person>> = {}) {
  render(
    <MantineProvider>
      <DataTable
        label="People"
        columns={[{ key: "name", header: "Name", cell: (row) => row.name, sortable: true }]}
        rows={people(50)}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        {...props}
      />
    </MantineProvider>,
  );
  return screen.getByRole("grid", { name: "People" });
}

const activeRow = () => {
  const id = screen.getByRole("grid").getAttribute("aria-activedescendant");
  return id ? document.getElementById(id) : null;
};

test("a million rows put only a screenful into the page", () => {
  const grid = show({ rows: people(1_000_000).slice(0, 2_000), total: 1_000_000 });
  expect(grid).toHaveAttribute("aria-rowcount", "1000001");
  expect(within(grid).getAllByRole("row").length).toBeLessThan(60);
});

test("↑↓ Home End move, Enter opens with the keyboard", async () => {
  const onOpen = vi.fn();
  show({ onOpen });
  await userEvent.tab();
  await userEvent.tab();
  screen.getByRole("grid").focus();
  await userEvent.keyboard("{ArrowDown}{ArrowDown}");
  expect(activeRow()).toHaveTextContent("Person 1");
  await userEvent.keyboard("{Enter}");
  expect(onOpen).toHaveBeenCalledWith({ id: 1, name: "Person 1" }, true);
  await userEvent.keyboard("{Home}{ArrowUp}");
  expect(activeRow()).toHaveTextContent("Person 0");
});

test("a click opens without taking the keyboard along", async () => {
  const onOpen = vi.fn();
  show({ onOpen });
  await userEvent.click(screen.getByText("Person 2"));
  expect(onOpen).toHaveBeenCalledWith({ id: 2, name: "Person 2" }, false);
});

test("while details are open, ↓ takes them along; otherwise not", async () => {
  const onFollow = vi.fn();
  show({ onFollow, openKey: 0 }).focus();
  await userEvent.keyboard("{ArrowDown}");
  expect(onFollow).toHaveBeenCalledOnce();
});

test("Space ticks, Shift ticks a range", async () => {
  const onSelect = vi.fn();
  function Host() {
    const [selected, setSelected] = useState<ReadonlySet<RowKey>>(new Set());
    return (
      <DataTable
        label="People"
        columns={[{ key: "name", header: "Name", cell: (row: Person) => row.name }]}
        rows={people(9)}
        rowKey={(row) => row.id}
        selected={selected}
        onSelect={(next) => {
          onSelect([...next]);
          setSelected(next);
        }}
      />
    );
  }
  render(
    <MantineProvider>
      <Host />
    </MantineProvider>,
  );
  screen.getByRole("grid").focus();
  await userEvent.keyboard("{ArrowDown} {Shift>}{ArrowDown}{ArrowDown}{/Shift}");
  expect(onSelect).toHaveBeenLastCalledWith([0, 1, 2]);
  await userEvent.keyboard(" ");
  expect(onSelect).toHaveBeenLastCalledWith([0, 1]);
});

test("sorting says its state and asks for the other one", async () => {
  const onSort = vi.fn();
  show({ sort: { key: "name", direction: "ascending" }, onSort });
  expect(screen.getByRole("columnheader")).toHaveAttribute("aria-sort", "ascending");
  await userEvent.click(screen.getByRole("button", { name: "Name" }));
  expect(onSort).toHaveBeenCalledWith({ key: "name", direction: "descending" });
});

test("the end asks for more; without more it does not", () => {
  const onEnd = vi.fn();
  show({ rows: people(10), hasMore: true, onEnd });
  expect(onEnd).toHaveBeenCalled();
  const never = vi.fn();
  show({ label: "Others", rows: people(10), onEnd: never });
  expect(never).not.toHaveBeenCalled();
});

test("empty and failed lists say so inside the table", () => {
  show({ rows: [], empty: "No contacts yet." });
  expect(screen.getByText("No contacts yet.")).toBeInTheDocument();
});

test("the active row is found again when others come in above it", async () => {
  const columns = [{ key: "name", header: "Name", cell: (row: Person) => row.name }];
  const list = (rows: Person[]) => (
    <MantineProvider>
      <DataTable
        label="People"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        openKey={1}
      />
    </MantineProvider>
  );
  const view = render(list(people(5)));
  expect(activeRow()).toHaveTextContent("Person 1");
  screen.getByRole("grid").focus();
  await userEvent.keyboard("{ArrowDown}");
  expect(activeRow()).toHaveTextContent("Person 2");
  view.rerender(list([{ id: 99, name: "New" }, ...people(5)]));
  expect(activeRow()).toHaveTextContent("Person 2");
});
