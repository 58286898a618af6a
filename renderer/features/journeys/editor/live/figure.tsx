import type { ParticipantFilter } from "../../../../../shared/contract/journey-runs.ts";
import { useFormat } from "../../../../ui/window-settings.tsx";
import { useLiveView } from "./live-store.ts";
import classes from "./figure.module.css";

/** A figure by its name; one that stands for people opens them. */
export function Figure(props: { label: string; count: number; filter?: ParticipantFilter }) {
  const { label, count, filter } = props;
  const format = useFormat();
  const open = useLiveView((view) => view.openPeople);
  const words = (
    <>
      <span className="ellipsis">{label}</span> <b className="num">{format.count(count)}</b>
    </>
  );
  return filter && count > 0 ? (
    <button type="button" className={classes.figure} onClick={() => open(filter, label)}>
      {words}
    </button>
  ) : (
    <div className={classes.figure}>{words}</div>
  );
}
