import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { Page } from "../../../ui/page.tsx";
import { SkeletonRows, useSlow } from "../../../ui/skeletons.tsx";
import { Editor } from "./editor.tsx";

const crumbs = [{ label: "Templates", to: "/templates" }];

export function EditorPage() {
  const { id = "" } = useParams();
  const template = useQuery(useEngine().templates.get.queryOptions({ input: { id } }));
  const slow = useSlow(template.isPending);
  if (template.data) return <Editor key={id} detail={template.data} />;
  return (
    <Page title="Template" crumbs={crumbs}>
      {template.isError ? (
        <ErrorState problem={readError(template.error)} onRetry={() => void template.refetch()} />
      ) : slow ? (
        <SkeletonRows rows={10} label="Loading the template" />
      ) : null}
    </Page>
  );
}
