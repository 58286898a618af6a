import { useQuery } from "@tanstack/react-query";
import { useLocation, useParams, useSearchParams } from "react-router";
import { useEngine } from "../../data/engine.tsx";
import { readError } from "../../data/read-error.ts";
import { useCurrentProject } from "../../data/use-current-project.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { Page } from "../../ui/page.tsx";
import { SkeletonRows, useSlow } from "../../ui/skeletons.tsx";
import { BuilderPage } from "./builder/builder-page.tsx";
import { FixedPage } from "./imported/fixed-page.tsx";
import { readGiven } from "./given.ts";
import { isRecipe } from "./recipes.ts";

const crumbs = [{ label: "Segments", to: "/segments" }];

/** `/segments/new` and `/segments/:id`. */
export function SegmentPage() {
  const { id } = useParams();
  return id === undefined ? <NewSegment /> : <SavedSegment key={id} id={id} />;
}

function NewSegment() {
  const project = useCurrentProject();
  const [params] = useSearchParams();
  const recipe = params.get("recipe");
  const base = params.get("base");
  const given = readGiven(useLocation().state);
  if (!project) return null;
  return (
    <BuilderPage
      key={`${project.project.id} ${recipe} ${base}`}
      given={given}
      segment={null}
      recipe={isRecipe(recipe) ? recipe : null}
      base={base}
    />
  );
}

function SavedSegment({ id }: { id: string }) {
  const project = useCurrentProject();
  const segment = useQuery(useEngine().segments.get.queryOptions({ input: { id } }));
  const slow = useSlow(segment.isPending);
  if (segment.isError && !segment.data)
    return (
      <Page title="Segment" crumbs={crumbs}>
        <ErrorState problem={readError(segment.error)} onRetry={() => void segment.refetch()} />
      </Page>
    );
  if (!segment.data || !project)
    return (
      <Page title="Segment" crumbs={crumbs} focusTitle={false}>
        {slow ? <SkeletonRows rows={8} label="Loading the segment" /> : null}
      </Page>
    );
  const { rules, imported, ...row } = segment.data;
  return rules === null ? (
    <FixedPage segment={row} imported={imported} />
  ) : (
    <BuilderPage
      key={project.project.id}
      given={null}
      segment={{ ...row, rules }}
      recipe={null}
      base={null}
    />
  );
}
