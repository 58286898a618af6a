import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ORPCError } from "@orpc/client";
import { expect, test, vi } from "vitest";
import type { Import } from "../../../../shared/contract/imports.ts";
import { fakeClient } from "../../../testing/fake-client.ts";
import { renderInWindow } from "../../../testing/render.tsx";
import { ImportPage } from "./import-page.tsx";
import { sampleCounts, sampleImport } from "./sample-import.fixture.ts";

/** An engine that keeps one import. */
function open(path: string, first: Partial<Import> = {}) {
  let kept = sampleImport(first);
  const put = (part: Partial<Import>) => (kept = { ...kept, ...part });
  const acts = {
    inspect: vi.fn((_input: unknown): Import => kept),
    saveOptions: vi.fn(({ options }: { options: Import["options"] }) => put({ options })),
    check: vi.fn(() => put({ state: "checked", counts: sampleCounts })),
    start: vi.fn(() => put({ state: "imported", canUndo: true })),
    undo: vi.fn(() => put({ state: "undone", canUndo: false })),
  };
  const client = fakeClient({
    imports: {
      ...acts,
      get: () => kept,
      paste: () => ({ file: "pasted" }),
      problems: ({ severity }) => ({
        items: [
          {
            row: 1_204,
            column: "E-Mail",
            value: "anna@@mail.at",
            reason: "'anna@@mail.at' is not an email address.",
            severity: severity ?? "error",
          },
        ],
        next: null,
      }),
    },
    segments: { fields: () => [] },
    system: { tasks: () => [] },
  });
  return {
    ...renderInWindow(<ImportPage />, { client, path, route: "/audience/import/:id?" }),
    acts,
  };
}

const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole("button", { name }));

test("a pasted table is read, and asks on with its first field", async () => {
  const { router, acts } = open("/audience/import");
  expect(await screen.findByRole("button", { name: /Drop a file here/ })).toHaveFocus();
  await press("Paste a table");
  expect(screen.getByLabelText("Table")).toHaveFocus();
  await userEvent.paste("Email\nann@example.com");
  await press("Read the table");
  await waitFor(() => expect(router.state.location.pathname).toBe("/audience/import/i1"));
  expect(acts.inspect).toHaveBeenCalledWith({ file: "pasted", fileName: "Pasted table" });
  expect(await screen.findByText(/10,012 rows, first row is the header/)).toBeInTheDocument();
  expect(screen.getByRole("combobox", { name: "Format" })).toHaveFocus();
});

test("what is no table is refused in place, with what to do instead", async () => {
  const { acts } = open("/audience/import");
  acts.inspect.mockImplementation(() => {
    throw new ORPCError("FILE_UNREADABLE", {
      message: "This looks like a PDF, not a table of contacts.",
      data: { cure: "Export the table it shows as CSV." },
    });
  });
  await press("Paste a table");
  await userEvent.paste("%PDF-1.7");
  await press("Read the table");
  expect(await screen.findByRole("alert")).toHaveTextContent(
    "This looks like a PDF, not a table of contacts.Export the table it shows as CSV.",
  );
});

test("guesses are confirmed one by one or together, and saved on the way to the check", async () => {
  const { acts } = open("/audience/import/i1");
  const telefon = await screen.findByRole("row", { name: /telefon/ });
  expect(within(telefon).getByText("Guessed")).toBeInTheDocument();
  await press("Confirm telefon");
  expect(within(telefon).getByText("Confirmed")).toBeInTheDocument();
  const name = screen.getByLabelText("Name of the segment");
  await userEvent.clear(name);
  expect(screen.getByRole("button", { name: "Next" })).toBeDisabled();
  await userEvent.type(name, "Winter list");
  await press("Next");
  expect(acts.saveOptions.mock.calls[0]?.[0].options.segmentName).toBe("Winter list");
  expect(await screen.findByText("12 rows will be left out.")).toBeInTheDocument();
});

test("coming to the check runs it; errors do not stand in the way", async () => {
  const { acts } = open("/audience/import/i1?step=check");
  expect(await screen.findByRole("tab", { name: /Errors/ })).toHaveTextContent("12");
  expect(acts.check).toHaveBeenCalledOnce();
  expect(await screen.findByText("'anna@@mail.at' is not an email address.")).toBeInTheDocument();
  await press("Import 10,000 rows");
  expect(await screen.findByText("9,310 added, 690 updated, 12 rejected.")).toBeInTheDocument();
});

test("nothing can be imported when every row would be left out", async () => {
  open("/audience/import/i1", {
    state: "checked",
    counts: { ...sampleCounts, added: 0, updated: 0, rejected: 10_012 },
  });
  expect(await screen.findByText("Every row would be left out.")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Import" })).toBeDisabled();
});

test("an import is undone after saying what that does", async () => {
  const { acts } = open("/audience/import/i1", {
    state: "imported",
    counts: sampleCounts,
    canUndo: true,
    segmentId: "s9",
  });
  expect(await screen.findByRole("link", { name: "View segment" })).toHaveAttribute(
    "href",
    "/segments/s9",
  );
  expect(screen.getByRole("link", { name: "View contacts" })).toHaveAttribute(
    "href",
    "/audience?import=i1",
  );
  await press("Undo this import");
  expect(
    await screen.findByText(
      "Undo import of people.csv? 9,310 contacts are removed and 690 get their old values back.",
    ),
  ).toBeInTheDocument();
  // Without a layout the kit takes its popover for one whose button was scrolled away.
  await userEvent.click(screen.getByText("Undo import"));
  expect(await screen.findByText("The import of people.csv is undone.")).toBeInTheDocument();
  expect(acts.undo).toHaveBeenCalledOnce();
});
