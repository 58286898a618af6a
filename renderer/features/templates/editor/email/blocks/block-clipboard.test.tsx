// @vitest-environment jsdom
import { fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import { starters } from "../../../../../../shared/domain/template/starters.ts";
import type { EmailDocument } from "../../../../../../shared/domain/template/email-document.ts";
import { fakeClient } from "../../../../../testing/fake-client.ts";
import { renderInWindow } from "../../../../../testing/render.tsx";
import { BlocksEditor } from "./blocks-editor.tsx";

const body = starters[0]?.content.body;
const welcome = body?.form === "blocks" ? body.document : null;
const names: string[] = [];

function Editor({ document }: { document: EmailDocument }) {
  const [now, setNow] = useState(document);
  return (
    <BlocksEditor
      document={now}
      jump={null}
      onChange={(next, name) => {
        names.push(name);
        setNow(next);
      }}
    />
  );
}
const rows = () => screen.getAllByRole("treeitem").map((row) => row.getAttribute("aria-label"));
/** What stands in the clipboard, as events carry it. */
const clipboard = (text = "") => {
  const data = { text };
  return {
    data,
    clipboardData: {
      files: [],
      getData: () => data.text,
      setData: (_type: string, given: string) => {
        data.text = given;
      },
    },
  };
};

test("a block is cut in one place and pasted in another; other text is refused with a sentence", async () => {
  if (!welcome) throw new Error("no blocks");
  renderInWindow(<Editor document={welcome} />, {
    client: fakeClient({ campaigns: { variables: () => [] } }),
  });
  const before = rows();
  const held = clipboard();
  const button = screen.getByRole("treeitem", { name: /^Button/ });
  fireEvent.click(button);
  fireEvent.cut(button, held);
  expect(names).toEqual(["cutting button"]);
  expect(JSON.parse(held.data.text)).toMatchObject({
    wayline: "blocks",
    blocks: [{ kind: "button" }],
  });
  expect(rows()).toHaveLength(before.length - 1);

  fireEvent.click(screen.getByRole("treeitem", { name: /^Footer/ }));
  fireEvent.paste(screen.getByRole("treeitem", { name: /^Footer/ }), held);
  expect(rows().at(-1)).toBe("Button: See our favourites");
  expect(screen.getByRole("treeitem", { name: /^Button/ })).toHaveAttribute(
    "aria-selected",
    "true",
  );

  fireEvent.paste(screen.getByRole("tree"), clipboard("<p>Hello</p>"));
  expect(await screen.findByText("The clipboard holds no blocks.")).toBeVisible();
  expect(names).toEqual(["cutting button", "pasting 1 block"]);
});

test("the whole mail is copied, and not cut", () => {
  if (!welcome) throw new Error("no blocks");
  names.length = 0;
  renderInWindow(<Editor document={welcome} />, {
    client: fakeClient({ campaigns: { variables: () => [] } }),
  });
  const mail = screen.getByRole("treeitem", { name: "Whole mail" });
  const held = clipboard();
  fireEvent.cut(mail, held);
  expect(held.data.text).toBe("");
  fireEvent.copy(mail, held);
  fireEvent.paste(mail, held);
  expect(names).toEqual(["pasting 2 sections"]);
});
