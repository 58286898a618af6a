import { Button, CopyButton, Modal, Textarea } from "@mantine/core";
import { IconCheck, IconCopy, IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { SegmentRules } from "../../../../shared/domain/segment.ts";
import { useClient } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { SkeletonRows, useSlow } from "../../../ui/skeletons.tsx";
import classes from "../dialog.module.css";
import { Notes } from "./load-dialog.tsx";

type Of = { id: string } | { name: string; rules: SegmentRules; pinpoint?: string };
type Props = { of: Of; name: string; opened: boolean; onClose: () => void };

/** The segment as Pinpoint's WriteSegmentRequest, and what that has no words for. */
export const ExportDialog = (props: Props) => (
  <Modal opened={props.opened} onClose={props.onClose} title="Pinpoint JSON" size={620}>
    <Body {...props} />
  </Modal>
);

function Body({ of, name, onClose }: Props) {
  const client = useClient();
  const written = useQuery({
    queryKey: ["segments", "pinpoint", of],
    queryFn: () => client.segments.writePinpoint(of),
    gcTime: 0,
  });
  const slow = useSlow(written.isPending);
  if (written.isError)
    return <ErrorState problem={readError(written.error)} onRetry={() => void written.refetch()} />;
  if (!written.data) return slow ? <SkeletonRows rows={6} label="Writing the JSON" /> : null;
  const { text, left } = written.data;
  return (
    <>
      <Textarea
        data-autofocus
        readOnly
        rows={14}
        aria-label="Pinpoint JSON"
        classNames={{ input: classes.code ?? "" }}
        value={text}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Notes title="Has no equivalent in Pinpoint and is left out" notes={left} />
      <div className={classes.acts}>
        <Button onClick={onClose}>Close</Button>
        <Button
          leftSection={<IconDownload size={16} />}
          onClick={() => save(`${name || "segment"}.json`, text)}
        >
          Save as a file
        </Button>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button
              variant="filled"
              leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              onClick={copy}
            >
              {copied ? "Copied" : "Copy"}
            </Button>
          )}
        </CopyButton>
      </div>
    </>
  );
}

function save(fileName: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName.replaceAll(/[\\/:*?"<>|]/g, "_");
  link.click();
  URL.revokeObjectURL(url);
}
