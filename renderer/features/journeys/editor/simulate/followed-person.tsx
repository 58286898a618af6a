import { Button } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { readError } from "../../../../data/read-error.ts";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { SkeletonRows } from "../../../../ui/skeletons.tsx";
import { useFormat } from "../../../../ui/window-settings.tsx";
import { useSimulateView } from "./simulate-store.ts";
import { useFollowedPerson } from "./use-followed-person.ts";
import classes from "./simulate.module.css";

/** One of the people: everything that happened to them, while the canvas lights their way. */
export function FollowedPerson({ run }: { run: string }) {
  const set = useSimulateView((view) => view.set);
  const { told, error } = useFollowedPerson(run);
  const format = useFormat();
  return (
    <>
      <header className={classes.head}>
        <h2 className="ellipsis">{told?.name ?? "…"}</h2>
        <Button
          variant="subtle"
          leftSection={<IconArrowLeft size={15} />}
          onClick={() => set({ followed: null })}
        >
          All people
        </Button>
      </header>
      {error ? (
        <ErrorState problem={readError(error)} />
      ) : told === null ? (
        <SkeletonRows rows={6} height={36} label="Loading the way" />
      ) : told.steps.length === 0 ? (
        <p className={classes.hint}>They did not enter in this time.</p>
      ) : (
        <ol className={classes.steps} aria-label="What would happen">
          {told.steps.map((step, index) => (
            <li key={index}>
              <button
                type="button"
                className={classes.step}
                title="Go to this moment"
                onClick={() => set({ at: step.at, playing: false })}
              >
                <span className={`${classes.hint} num`}>{format.dateTime(step.at)}</span>
                <span>
                  {step.text}
                  <br />
                  <span className={classes.hint}>{step.name}</span>
                </span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
