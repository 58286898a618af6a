import { IconDeviceFloppy } from "@tabler/icons-react";
import { useSavedState } from "../../data/saved-state.ts";
import { useSlow } from "../../ui/skeletons.tsx";
import classes from "./status.module.css";

/** Shown while a screen saves by itself; “Saving…” only once it takes longer than 600 ms. */
export function SavedCell() {
  const saved = useSavedState((state) => state.saved);
  const slow = useSlow(saved?.state === "saving", 600);
  if (!saved) return null;
  const text =
    saved.state === "error"
      ? `Can’t save: ${saved.message}`
      : slow
        ? "Saving…"
        : "All changes saved";
  return (
    <span
      className={classes.cell}
      role={saved.state === "error" ? "alert" : undefined}
      data-tone={saved.state === "error" ? "danger" : undefined}
    >
      <IconDeviceFloppy size={14} />
      {text}
    </span>
  );
}
