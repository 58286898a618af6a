import { Button } from "@mantine/core";
import { IconArrowsDiff } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { TemplateVersion } from "../../../../../shared/contract/templates.ts";
import { useClient, useEngine } from "../../../../data/engine.tsx";
import { readError } from "../../../../data/read-error.ts";
import { ConfirmPopover } from "../../../../ui/confirm-popover.tsx";
import { plural } from "../../../../ui/format.ts";
import { Pill } from "../../../../ui/pill.tsx";
import { showToast } from "../../../../ui/toast.tsx";
import { useNow } from "../../../../ui/use-now.ts";
import { useFormat } from "../../../../ui/window-settings.tsx";
import { CompareDialog } from "./compare-dialog.tsx";
import type { SideProps } from "./side-panel.tsx";
import classes from "./side.module.css";
import { wordsOfUses } from "../../template-words.ts";

/** The versions there are: take one back into the draft, make it active, hold two against each other. */
export function VersionsTab({ detail, draft, choice }: SideProps) {
  const client = useClient();
  const activate = useMutation(useEngine().templates.activate.mutationOptions());
  const [compare, setCompare] = useState(false);
  const uses = detail.usedBy.length;
  if (detail.versions.length === 0)
    return (
      <p className={classes.note}>
        No version yet. Campaigns and journeys send versions, never the draft: make one when the
        message is ready.
      </p>
    );
  const restore = (version: number) =>
    void client.templates.version({ id: detail.id, version }).then(
      ({ content }) => {
        draft.change(content, `restoring version ${version}`);
        showToast({ text: `Version ${version} is in the draft.`, undo: draft.undoStep });
      },
      (error: unknown) =>
        showToast({
          text: `Version ${version} could not be restored.`,
          detail: readError(error).message,
          tone: "danger",
        }),
    );
  return (
    <>
      <div className={classes.tools}>
        <span className={classes.note}>
          {plural(detail.versions.length, "version")}
          {uses > 0 ? ` · used by ${wordsOfUses(detail.usedBy)}` : ""}
        </span>
        <span className={classes.space} />
        <Button leftSection={<IconArrowsDiff size={16} />} onClick={() => setCompare(true)}>
          Compare…
        </Button>
      </div>
      <ul className={classes.list} aria-label="Versions">
        {detail.versions.map((version) => (
          <Row
            key={version.version}
            version={version}
            onRestore={() => restore(version.version)}
            onActivate={() => activate.mutateAsync({ id: detail.id, version: version.version })}
          />
        ))}
      </ul>
      <CompareDialog
        // What was just typed is a change, saved or not.
        detail={{ ...detail, changed: detail.changed || draft.ahead }}
        draft={draft.draft}
        person={choice.person}
        opened={compare}
        onClose={() => setCompare(false)}
      />
    </>
  );
}

function Row(props: {
  version: TemplateVersion;
  onRestore: () => void;
  onActivate: () => Promise<unknown>;
}) {
  const { version, name, createdAt, active } = props.version;
  const format = useFormat();
  const now = useNow();
  return (
    <li className={classes.version}>
      <div className={classes.versionWords}>
        <div className={classes.versionName}>
          <span>v{version}</span>
          {active ? <Pill tone="success">Active</Pill> : null}
        </div>
        <div className={classes.note} title={format.absolute(createdAt)}>
          {[name, format.relative(createdAt, now)].filter(Boolean).join(" · ")}
        </div>
      </div>
      <Button size="xs" aria-label={`Restore version ${version}`} onClick={props.onRestore}>
        Restore
      </Button>
      {active ? null : (
        <ConfirmPopover
          question={`Make version ${version} active? Campaigns that take the active version send it from now on.`}
          confirm="Make active"
          onConfirm={props.onActivate}
        >
          {(ask) => (
            <Button size="xs" aria-label={`Make version ${version} active`} onClick={ask}>
              Make active
            </Button>
          )}
        </ConfirmPopover>
      )}
    </li>
  );
}
