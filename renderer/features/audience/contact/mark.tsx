import { IconCheck, IconMinus, IconX } from "@tabler/icons-react";
import classes from "./contact.module.css";

const words = { true: "Yes: ", false: "No: ", null: "Not known: " };

/** The same as `Mark`, for those who hear it. */
export const MarkWord = ({ passed }: { passed: boolean | null }) => (
  <span className="visually-hidden">{words[String(passed) as keyof typeof words]}</span>
);

/** A check's answer: passed, failed, or not known. */
export const Mark = ({ passed }: { passed: boolean | null }) => (
  <span className={classes.mark} data-passed={String(passed)} aria-hidden>
    {passed === null ? (
      <IconMinus size={16} />
    ) : passed ? (
      <IconCheck size={16} />
    ) : (
      <IconX size={16} />
    )}
  </span>
);
