import { Button, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { readError } from "../../../data/read-error.ts";
import { Bar } from "../../../ui/bar.tsx";
import { Card } from "../../../ui/card.tsx";
import { CopyAction } from "../../../ui/copy-action.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { SkeletonRows, useSlow } from "../../../ui/skeletons.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import classes from "./report.module.css";
import type { Report, Scope } from "./use-report.ts";

const first = 20;

export function LinksTab(props: { scope: Scope; report: UseQueryResult<Report> }) {
  const { scope, report } = props;
  const format = useFormat();
  const slow = useSlow(report.isPending);
  const [search, setSearch] = useState("");
  const [all, setAll] = useState(false);
  if (!report.data)
    return report.isError ? (
      <ErrorState problem={readError(report.error)} onRetry={() => void report.refetch()} />
    ) : slow ? (
      <SkeletonRows />
    ) : null;
  const { links, figures } = report.data;
  if (links.length === 0)
    return (
      <EmptyState
        text={
          figures.clicked === null
            ? "Clicks are not measured, because tracking is off for this project."
            : "Nobody has clicked a link yet."
        }
        {...(figures.clicked === null
          ? {
              primary: (
                <Button component={Link} to="/settings/tracking">
                  Set up tracking
                </Button>
              ),
            }
          : {})}
      />
    );
  const words = search.trim().toLowerCase();
  const found = links.filter(({ url, label }) => `${label} ${url}`.toLowerCase().includes(words));
  const shown = all || words !== "" ? found : found.slice(0, first);
  const clicks = links.reduce((sum, link) => sum + link.clicks, 0);
  return (
    <Card
      title="Links"
      note={`${format.count(links.length)} clicked`}
      aside={
        links.length > 5 ? (
          <TextInput
            size="sm"
            aria-label="Search links"
            placeholder="Search links"
            leftSection={<IconSearch size={14} />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        ) : null
      }
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Link</th>
            <th scope="col">
              <span className="visually-hidden">Share of clicks</span>
            </th>
            <th scope="col" className={classes.end}>
              Clicks
            </th>
            <th scope="col" className={classes.end}>
              {scope.countsContacts ? "Contacts" : "Messages"}
            </th>
            <th scope="col" className={classes.copy}>
              <span className="visually-hidden">Copy</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((link) => {
            const to = scope.to("clicked", { link: link.url });
            return (
              <tr key={link.url}>
                <td>
                  {link.label}
                  <span className={classes.example}>{link.url}</span>
                </td>
                <td className={classes.shareCell}>
                  <Bar share={link.clicks / Math.max(1, clicks)} tone="decision" />
                </td>
                <td className={classes.end}>{format.count(link.clicks)}</td>
                <td className={classes.end}>
                  {to ? (
                    <Link to={to} className="link">
                      {format.count(link.contacts)}
                    </Link>
                  ) : (
                    format.count(link.contacts)
                  )}
                </td>
                <td className={classes.copy}>
                  <CopyAction text={link.url} size="xs" label="Copy address" />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {shown.length === 0 ? <EmptyState text={`No link contains “${search.trim()}”.`} /> : null}
      {found.length > shown.length ? (
        <div className={classes.foot}>
          <Button size="xs" onClick={() => setAll(true)}>
            {`Show all ${format.count(found.length)}`}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}
