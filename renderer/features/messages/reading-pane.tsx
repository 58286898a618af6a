import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { Folder } from "../../../shared/contract/messages.ts";
import { useEngine } from "../../data/engine.tsx";
import { readError } from "../../data/read-error.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { SkeletonRows, useSlow } from "../../ui/skeletons.tsx";
import { MessageHeader } from "./message-header.tsx";
import { MessageTabs } from "./message-tabs.tsx";

type Get = ReturnType<typeof useEngine>["messages"]["get"];
export type OpenMessage = Awaited<ReturnType<Get["call"]>>;

/** One message, whole. Opening a mail of the sandbox marks it read, once. */
export function ReadingPane({ id, folder }: { id: string; folder: Folder }) {
  const engine = useEngine();
  const message = useQuery(engine.messages.get.queryOptions({ input: { id } }));
  const { mutate: mark } = useMutation(engine.messages.markRead.mutationOptions());
  const slow = useSlow(message.isPending);
  const seen = useRef(false);
  const unread = message.data?.unread;
  useEffect(() => {
    if (unread === undefined || seen.current) return;
    seen.current = true;
    if (unread) mark({ ids: [id], read: true });
  }, [unread, id, mark]);

  if (message.data)
    return (
      <>
        <MessageHeader message={message.data} folder={folder} />
        <MessageTabs message={message.data} />
      </>
    );
  if (message.isError)
    return <ErrorState problem={readError(message.error)} onRetry={() => void message.refetch()} />;
  return slow ? <SkeletonRows rows={8} height={44} label="Loading the message" /> : null;
}
