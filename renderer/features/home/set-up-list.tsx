import { IconChevronRight, IconCircle, IconCircleCheckFilled, IconX } from "@tabler/icons-react";
import { Link } from "react-router";
import { Card } from "../../ui/card.tsx";
import { IconAction } from "../../ui/icon-action.tsx";
import { showToast } from "../../ui/toast.tsx";
import type { SetUp } from "./home-data.ts";
import { forGood, usePutAside } from "./put-aside.ts";
import classes from "./set-up.module.css";
import { nextStep, steps, type Step } from "./set-up-steps.ts";

export const setUpId = "set-up";

/** The way to the first campaign; each row opens the real screen. */
export function SetUpList({ done, look }: { done: SetUp; look: "list" | "wide" }) {
  const { putAside, takeBack } = usePutAside();
  const ready = steps.filter(({ key }) => done[key]).length;
  const next = nextStep(done);
  const hide = () => {
    putAside(setUpId, forGood);
    showToast({
      text: "The set-up list is hidden.",
      tone: "info",
      undo: () => takeBack(setUpId),
    });
  };
  return (
    <Card
      title="Set up this project"
      note={`${ready} of ${steps.length} done`}
      className={classes.card ?? ""}
      aside={
        <IconAction size="sm" label="Hide the set-up list" onClick={hide}>
          <IconX size={14} />
        </IconAction>
      }
    >
      <ol className={classes.list} data-look={look}>
        {steps.map((step) => (
          <Row key={step.key} step={step} done={done[step.key]} next={step === next} />
        ))}
      </ol>
    </Card>
  );
}

function Row({ step, done, next }: { step: Step; done: boolean; next: boolean }) {
  return (
    <li className={classes.row} data-done={done || undefined} data-next={next || undefined}>
      <span className={classes.mark}>
        {done ? <IconCircleCheckFilled size={18} /> : <IconCircle size={18} />}
      </span>
      <span className={classes.words}>
        <Link to={step.link} className={classes.title ?? ""}>
          {step.title}
          {step.optional ? <span className={classes.optional}> (optional)</span> : null}
          {done ? <span className="visually-hidden">, done</span> : null}
        </Link>
        <span className={classes.text}>{step.text}</span>
      </span>
      <IconChevronRight size={16} className={classes.arrow} aria-hidden />
    </li>
  );
}
