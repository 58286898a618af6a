import { Button, CloseButton, Radio, TextInput } from "@mantine/core";
import { IconPlus, IconSearch, IconTargetArrow } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import type { SegmentRow } from "../../../../shared/contract/segments.ts";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { plural } from "../../../ui/format.ts";
import { SkeletonRows, useSlow } from "../../../ui/skeletons.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { ReachFunnel } from "../reach-funnel.tsx";
import type { StepProps } from "./step-props.ts";
import { fieldErrors } from "./steps.ts";
import classes from "./wizard.module.css";

export function AudienceStep({ draft, review }: StepProps) {
  const segments = useQuery(useEngine().segments.list.queryOptions());
  const [search, setSearch] = useState("");
  const slow = useSlow(segments.isPending);
  const { segmentId } = draft.draft;
  const words = search.trim().toLowerCase();
  const all = segments.data ?? [];
  // The chosen one stays in sight whatever is searched for.
  const shown = all.filter(
    ({ id, name }) => id === segmentId || name.toLowerCase().includes(words),
  );
  const error = segmentId === null ? null : fieldErrors(review?.findings, "audience")["segmentId"];
  const create = (
    <Button component={Link} to="/segments/new" size="xs" leftSection={<IconPlus size={14} />}>
      Create a segment
    </Button>
  );
  return (
    <>
      <h2 className={classes.heading}>Audience</h2>
      {segments.isError && !segments.data ? (
        <ErrorState problem={readError(segments.error)} onRetry={() => void segments.refetch()} />
      ) : null}
      {segments.isPending ? slow ? <SkeletonRows rows={5} /> : null : null}
      {segments.data?.length === 0 ? (
        <EmptyState
          icon={<IconTargetArrow size={32} />}
          text="A segment is a saved question, like “bought in the last 30 days”. It stays up to date."
          primary={create}
        />
      ) : null}
      {all.length > 0 ? (
        <section className={classes.picker} aria-label="Segment">
          <div className={classes.pickerHead}>
            <TextInput
              className={classes.grow ?? ""}
              aria-label="Search segments"
              placeholder="Search segments"
              leftSection={<IconSearch size={14} />}
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
              rightSection={
                search ? (
                  <CloseButton size="sm" aria-label="Clear search" onClick={() => setSearch("")} />
                ) : null
              }
            />
            {create}
          </div>
          <Radio.Group
            name="segmentId"
            aria-label="Segment"
            value={segmentId}
            onChange={(id) => draft.change({ segmentId: id }, "Segment")}
          >
            <div className={classes.options}>
              {shown.map((segment) => (
                <SegmentOption key={segment.id} segment={segment} />
              ))}
              {shown.every(({ name }) => !name.toLowerCase().includes(words)) ? (
                <p className={classes.none}>No segment is called “{search.trim()}”.</p>
              ) : null}
            </div>
          </Radio.Group>
        </section>
      ) : null}
      {error ? (
        <p className={classes.error} role="alert">
          {error}
        </p>
      ) : null}
      {segmentId !== null && review ? (
        <section aria-label="Reach">
          <h3 className={classes.label}>Who will get it</h3>
          <div className={classes.block}>
            <ReachFunnel funnel={review.funnel} segmentId={segmentId} />
          </div>
          <p className={classes.hint}>
            Counted now. A dynamic segment is counted again when sending starts.{" "}
            <Link to={`/segments/${segmentId}`}>Open the segment</Link>
          </p>
        </section>
      ) : null}
    </>
  );
}

function SegmentOption({ segment }: { segment: SegmentRow }) {
  const format = useFormat();
  const { id, name, type, contacts } = segment;
  return (
    <Radio.Card value={id} className={classes.option ?? ""} aria-label={name}>
      <Radio.Indicator size="xs" />
      <span className={classes.optionName}>{name}</span>
      <span className={classes.hint}>{type === "dynamic" ? "Dynamic" : "Imported"}</span>
      <span className={`${classes.optionCount} num`}>
        {contacts === null ? "Not counted yet" : plural(format.count(contacts), "contact")}
      </span>
    </Radio.Card>
  );
}
