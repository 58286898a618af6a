import { SkeletonRows, useSlow } from "../../../ui/skeletons.tsx";
import { Page } from "../../../ui/page.tsx";
import { looksAtData } from "../recipes.ts";
import { crumbs, type BuilderProps } from "./builder-props.ts";
import { Builder } from "./builder.tsx";
import { startDoc } from "./start-doc.ts";
import { useChoices } from "../../../criteria/use-choices.ts";
import { useKeptDraft } from "./use-draft.ts";

/** Waits for what the builder opens with: a draft of before, or what the contacts have for a recipe. */
export function BuilderPage(props: BuilderProps) {
  const { segment, recipe, base, given } = props;
  const fields = useChoices();
  const fresh = recipe !== null || base !== null || given !== null;
  const { ready, draft } = useKeptDraft(segment?.id ?? null, !fresh);
  const waiting = !ready || (looksAtData(recipe) && !fields);
  const slow = useSlow(waiting);
  if (waiting)
    return (
      <Page title={segment?.name ?? "New segment"} crumbs={crumbs} focusTitle={false}>
        {slow ? <SkeletonRows rows={8} label="Loading the segment" /> : null}
      </Page>
    );
  const start = startDoc({ segment, draft, given, recipe, base, fields: fields ?? [] });
  return <Builder {...props} draft={draft} start={start} fields={fields} />;
}
