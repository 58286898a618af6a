import { Checkbox } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { JourneyReview } from "../../../../../shared/contract/journey-runs.ts";
import { useEngine } from "../../../../data/engine.tsx";
import { readError } from "../../../../data/read-error.ts";
import { Drawer } from "../../../../ui/drawer.tsx";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { SkeletonRows } from "../../../../ui/skeletons.tsx";
import { useEditor } from "../editor-context.ts";
import { inOrder, keyOf } from "../problems/problem-order.ts";
import { ProblemRow } from "../problems/problem-row.tsx";
import { PublishPart } from "./publish-part.tsx";
import classes from "./review.module.css";
import { useReviewed } from "./use-reviewed.ts";

/** What keeps it from being published, what would be better, and what publishing does: one scroll. */
export function ReviewDrawer({ onClose }: { onClose: () => void }) {
  const id = useEditor((editor) => editor.id);
  const flush = useEditor((editor) => editor.flush);
  // What is reviewed is what is saved.
  const [saved, setSaved] = useState(false);
  useEffect(() => {
    void flush().then(setSaved);
  }, [flush]);
  const review = useQuery({
    ...useEngine().journeyRuns.review.queryOptions({ input: { id } }),
    enabled: saved,
  });
  return (
    <Drawer title="Review & publish" width={520} takeFocus onClose={onClose}>
      {review.isError ? (
        <ErrorState problem={readError(review.error)} onRetry={() => void review.refetch()} />
      ) : review.data ? (
        <Parts review={review.data} onClose={onClose} />
      ) : (
        <SkeletonRows rows={6} height={32} label="Loading the review" />
      )}
    </Drawer>
  );
}

function Parts({ review, onClose }: { review: JourneyReview; onClose: () => void }) {
  const id = useEditor((editor) => editor.id);
  const document = useEditor((editor) => editor.document);
  const { reviewed, mark } = useReviewed(id);
  const problems = inOrder(review.problems, document);
  const errors = problems.filter(({ severity }) => severity === "error");
  const advice = problems.filter(({ severity }) => severity === "warning");
  return (
    <div className={classes.stack}>
      <section className={classes.part} aria-label="Errors">
        <h3 className={classes.heading}>Errors</h3>
        {errors.length === 0 ? (
          <p className={classes.fine}>
            <IconCircleCheck size={16} /> Nothing keeps it from being published.
          </p>
        ) : (
          <ul className={classes.list}>
            {errors.map((problem) => (
              <ProblemRow key={keyOf(problem)} problem={problem} onOpen={onClose} />
            ))}
          </ul>
        )}
      </section>
      <section className={classes.part} aria-label="Recommendations">
        <h3 className={classes.heading}>Recommendations</h3>
        {advice.length === 0 ? (
          <p className={classes.fine}>
            <IconCircleCheck size={16} /> Nothing to recommend.
          </p>
        ) : (
          <ul className={classes.list}>
            {advice.map((problem) => (
              <ProblemRow
                key={keyOf(problem)}
                problem={problem}
                onOpen={onClose}
                leading={
                  <Checkbox
                    aria-label={`Reviewed: ${problem.text}`}
                    title="Reviewed"
                    checked={reviewed.has(keyOf(problem))}
                    onChange={(event) => mark(keyOf(problem), event.currentTarget.checked)}
                  />
                }
              />
            ))}
          </ul>
        )}
      </section>
      <PublishPart
        review={review}
        errors={errors.length}
        open={advice.filter((problem) => !reviewed.has(keyOf(problem))).length}
        onClose={onClose}
      />
    </div>
  );
}
