import { Link } from "react-router";
import { contactsLink } from "../../../data/contacts-link.ts";
import { plural } from "../../../ui/format.ts";
import { SkeletonRows, useSlow } from "../../../ui/skeletons.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { useBuilder } from "./builder-context.ts";
import { stepWords } from "./panel-words.ts";
import classes from "./waterfall.module.css";

/** Each step's remaining contacts and those it removed; a bar opens exactly the removed ones. */
export function Waterfall() {
  const { live, names } = useBuilder();
  const format = useFormat();
  const { panel, rules } = live;
  const slow = useSlow(panel === null);
  if (!panel || !rules)
    return slow ? <SkeletonRows rows={4} height={34} label="Loading the steps" /> : null;
  const all = panel.waterfall[0]?.contacts ?? 0;
  const share = (contacts: number) => (all === 0 ? 0 : (contacts / all) * 100);
  const last = panel.waterfall.length - 1;
  return (
    <ol
      className={classes.steps}
      aria-label="How we got here"
      data-dim={live.computing || undefined}
    >
      {panel.waterfall.map((step, at) => {
        const words = stepWords(step, rules, names);
        const body = (
          <>
            <span className={classes.label}>{words}</span>
            <b>{format.count(step.contacts)}</b>
            <span className={classes.bar} aria-hidden>
              <i style={{ width: `${share(step.contacts)}%` }} />
              <u style={{ left: `${share(step.contacts)}%`, width: `${share(step.removed)}%` }} />
            </span>
            <em>{step.removed > 0 ? `−${format.count(step.removed)}` : ""}</em>
          </>
        );
        return (
          <li key={at} data-last={(at === last && at > 0) || undefined}>
            {at === 0 || step.removed > 0 ? (
              <Link
                className={classes.step ?? ""}
                to={at === 0 ? "/audience" : contactsLink(rules, at)}
                title={at === 0 ? "View all contacts" : `View the ${plural(format.count(step.removed), "contact")} this step removed`} // prettier-ignore
              >
                {body}
              </Link>
            ) : (
              <span className={classes.step}>{body}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
