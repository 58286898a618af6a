import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { Card } from "../../../ui/card.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { SkeletonKpi, useSlow } from "../../../ui/skeletons.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { Reach } from "../builder/reach.tsx";
import panel from "../builder/panel.module.css";

/** How many contacts it has, and by what they can be reached. */
export function ImportedReach({ id }: { id: string }) {
  const format = useFormat();
  const count = useQuery(useEngine().segments.countSaved.queryOptions({ input: { id } }));
  const slow = useSlow(count.isPending);
  return (
    <Card title="Contacts" padded>
      {count.isError && !count.data ? (
        <ErrorState problem={readError(count.error)} onRetry={() => void count.refetch()} />
      ) : count.data ? (
        <>
          <div className={panel.total}>
            <Link className={panel.open ?? ""} to={`/audience?segment=${id}`}>
              <b className={panel.figure}>{format.count(count.data.contacts)}</b>
            </Link>
            <span className={panel.unit}>{count.data.contacts === 1 ? "contact" : "contacts"}</span>
            <span className={panel.share}>
              {count.data.allContacts > 0
                ? `${format.percent(count.data.contacts / count.data.allContacts)} of ${format.count(count.data.allContacts)}`
                : null}
            </span>
          </div>
          <Reach count={count.data} dim={false} />
        </>
      ) : slow ? (
        <SkeletonKpi />
      ) : null}
    </Card>
  );
}
