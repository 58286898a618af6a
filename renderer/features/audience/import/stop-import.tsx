import { Button, Popover } from "@mantine/core";
import { useState } from "react";
import type { Import } from "../../../../shared/contract/imports.ts";
import { useEngine } from "../../../data/engine.tsx";
import { plural } from "../../../ui/format.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import { useImportAct } from "./import-cache.ts";
import classes from "./run.module.css";

/** Cancelling asks what becomes of the rows that are in already. */
export function StopImport({ imported }: { imported: Import }) {
  const [opened, setOpened] = useState(false);
  const format = useFormat();
  const cancel = useImportAct(useEngine().imports.cancel.mutationOptions(), {
    onDone: () => setOpened(false),
  });
  const end = (keep: boolean) => cancel.mutate({ id: imported.id, keep });
  const busy = cancel.isPending ? cancel.variables.keep : null;
  return (
    <Popover opened={opened} onChange={setOpened} width={320} trapFocus returnFocus>
      <Popover.Target>
        <Button size="xs" onClick={() => setOpened(true)}>
          Cancel
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Cancel the import">
        <p className={classes.question}>
          Stop importing {imported.fileName}? {plural(format.count(imported.rowsDone), "row")} so
          far.
        </p>
        <div className={classes.choices}>
          <Button size="xs" onClick={() => setOpened(false)}>
            Go on
          </Button>
          <span className={classes.space} />
          <Button size="xs" loading={busy === true} onClick={() => end(true)}>
            Keep imported rows
          </Button>
          <Button
            size="xs"
            variant="filled"
            color="red"
            loading={busy === false}
            onClick={() => end(false)}
          >
            Roll back
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
