import { useQuery } from "@tanstack/react-query";
import { useEngine } from "../../data/engine.tsx";
import { readError } from "../../data/read-error.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { SkeletonRows } from "../../ui/skeletons.tsx";
import { EmailModeCard } from "./email-mode-card.tsx";
import { EmailServerCard } from "./email-server-card.tsx";

export function EmailPage() {
  const channel = useQuery(useEngine().channels.email.queryOptions());
  if (channel.isPending) return <SkeletonRows rows={8} />;
  if (channel.isError)
    return <ErrorState problem={readError(channel.error)} onRetry={() => void channel.refetch()} />;
  return (
    <>
      <EmailModeCard channel={channel.data} />
      {/* A saved server starts the form anew, so that it shows what is stored. */}
      <EmailServerCard key={JSON.stringify(channel.data.smtp)} channel={channel.data} />
    </>
  );
}
