import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import type { Finding } from "../../../../shared/contract/campaigns.ts";
import { steps, type StepId } from "./steps.ts";
import classes from "./finding-list.module.css";

/** Errors and warnings, each a way to the place where it is fixed. */
export function FindingList(props: {
  findings: readonly Finding[];
  onGo: (step: StepId, finding: Finding) => void;
  withStep?: boolean;
}) {
  if (props.findings.length === 0) return null;
  return (
    <ul className={classes.findings}>
      {props.findings.map((finding) => (
        <li key={`${finding.step} ${finding.field} ${finding.line} ${finding.text}`}>
          <FindingRow {...props} finding={finding} />
        </li>
      ))}
    </ul>
  );
}

function FindingRow(props: {
  finding: Finding;
  onGo: (step: StepId, finding: Finding) => void;
  withStep?: boolean;
}) {
  const { severity, step, field, text, line, column } = props.finding;
  const place = [
    props.withStep && step !== "review" ? steps.find(({ id }) => id === step)?.name : null,
    field ? fieldNames[field] : null,
    line === null ? null : `line ${line}${column === null ? "" : `, column ${column}`}`,
  ].filter(Boolean);
  const words = (
    <>
      {severity === "error" ? (
        <IconAlertTriangle size={16} className={classes.wrong} aria-label="Error" />
      ) : (
        <IconInfoCircle size={16} className={classes.caution} aria-label="Note" />
      )}
      <span className={classes.findingText}>{text}</span>
      {place.length > 0 ? <span className={classes.findingPlace}>{place.join(" · ")}</span> : null}
    </>
  );
  return step === "review" ? (
    <span className={classes.finding}>{words}</span>
  ) : (
    <button
      type="button"
      className={classes.finding}
      onClick={() => props.onGo(step, props.finding)}
    >
      {words}
    </button>
  );
}

const fieldNames: Record<string, string> = {
  subject: "Subject",
  preheader: "Preheader",
  html: "HTML",
  text: "Plain text",
  fromAddress: "From address",
  replyTo: "Reply-to",
  defaults: "Defaults",
};
