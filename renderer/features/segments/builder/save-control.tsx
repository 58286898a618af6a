import { Button, Popover } from "@mantine/core";
import { useState } from "react";
import type { SegmentRow } from "../../../../shared/contract/segments.ts";
import { asDialog } from "../../../ui/as-dialog.ts";
import { meansEveryone } from "../edit.ts";
import { SaveDialog } from "./save-dialog.tsx";
import { SaveEffect } from "./save-effect.tsx";
import type { Save } from "./use-save.ts";
import type { SegmentDoc } from "./use-segment-edit.ts";

/** Asks for a name, warns of everyone, and shows who joins and leaves what uses the segment before it is saved. */
export function SaveControl(props: {
  doc: SegmentDoc;
  /** Null for a new segment. */
  id: string | null;
  dirty: boolean;
  save: Save;
  uses: SegmentRow["usedBy"];
  everyone: number | null;
}) {
  const { doc, id, save } = props;
  const { button, run: write, saving, problem, forget } = save;
  const [asking, setAsking] = useState<"name" | "effect" | null>(null);
  const everyone = meansEveryone(doc.rules);
  const press = () => {
    forget();
    if (doc.name.trim() === "" || everyone) setAsking("name");
    else if (id !== null && props.uses.length > 0) setAsking("effect");
    // The failure is shown by whoever holds `save`.
    else void write(doc).catch(() => undefined);
  };
  const run = () =>
    write(doc).then(
      () => setAsking(null),
      () => undefined,
    );
  return (
    <>
      <Popover
        opened={asking === "effect"}
        onChange={(opened) => setAsking(opened ? "effect" : null)}
        position="bottom-end"
        width={400}
        trapFocus
        returnFocus
        withRoles={false}
      >
        <Popover.Target>
          <Button
            ref={button}
            variant="filled"
            loading={saving && asking === null}
            disabled={id !== null && !props.dirty}
            onClick={press}
          >
            Save segment
          </Button>
        </Popover.Target>
        <Popover.Dropdown {...asDialog} aria-label="Save segment">
          {asking === "effect" && id !== null ? (
            <SaveEffect
              id={id}
              rules={doc.rules}
              saving={saving}
              problem={problem}
              onCancel={() => setAsking(null)}
              onSave={() => void run()}
            />
          ) : null}
        </Popover.Dropdown>
      </Popover>
      <SaveDialog
        opened={asking === "name"}
        onClose={() => setAsking(null)}
        doc={doc}
        save={save}
        everyone={everyone ? { contacts: props.everyone } : null}
      />
    </>
  );
}
