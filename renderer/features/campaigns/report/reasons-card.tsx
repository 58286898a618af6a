import { Button } from "@mantine/core";
import { IconBan } from "@tabler/icons-react";
import { Link } from "react-router";
import type { CampaignFigures } from "../../../../shared/contract/campaigns.ts";
import { reasonTexts } from "../../../../shared/domain/message.ts";
import { Bar } from "../../../ui/bar.tsx";
import { Card } from "../../../ui/card.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { rateOf } from "./figures.ts";
import classes from "./report.module.css";
import type { Report, Scope } from "./use-report.ts";

/** These come from sending; the others are decided before it. */
const failures = new Set(["providerRejected", "gaveUp"]);

/** Where the words of the mail server, or the name of a variable, say more than the reason. */
const told = new Set([...failures, "missingVariable", "templateError", "invalidAddress"]);

/** Every contact that got nothing has one reason. */
export function ReasonsCard(props: {
  scope: Scope;
  reasons: Report["reasons"];
  figures: CampaignFigures;
  onAll: () => void;
}) {
  const { scope, reasons, figures, onAll } = props;
  const format = useFormat();
  return (
    <Card
      title="Not sent, and why"
      icon={<IconBan size={16} />}
      aside={
        reasons.length > 0 ? (
          <Button size="xs" variant="subtle" color="gray" onClick={onAll}>
            Show contacts
          </Button>
        ) : null
      }
    >
      {reasons.length === 0 ? (
        <EmptyState text="Everybody targeted got the message, or still waits for it." />
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Reason</th>
              <th scope="col">
                <span className="visually-hidden">Share</span>
              </th>
              <th scope="col" className={classes.end}>
                {scope.countsContacts ? "Contacts" : "Messages"}
              </th>
              <th scope="col" className={classes.end}>
                Of targeted
              </th>
            </tr>
          </thead>
          <tbody>
            {reasons.map(({ reason, count, example }) => {
              const to = scope.to(failures.has(reason) ? "failed" : "notSent", { reason });
              const share = rateOf(count, figures.targeted);
              return (
                <tr key={reason}>
                  <td className={classes.reason}>
                    {reasonTexts[reason]}
                    {example && told.has(reason) ? (
                      <span className={classes.example}>{example}</span>
                    ) : null}
                  </td>
                  <td className={classes.shareCell}>
                    <Bar share={share ?? 0} tone="neutral" />
                  </td>
                  <td className={classes.end}>
                    {to ? (
                      <Link to={to} className="link">
                        {format.count(count)}
                      </Link>
                    ) : (
                      format.count(count)
                    )}
                  </td>
                  <td className={classes.end}>{format.percent(share)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </Card>
  );
}
