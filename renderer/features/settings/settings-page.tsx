import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { Navigate, NavLink, useParams } from "react-router";
import { Page } from "../../ui/page.tsx";
import { AboutPage } from "./about-page.tsx";
import { AppearancePage } from "./appearance-page.tsx";
import { CustomPage } from "./custom-page.tsx";
import { EmailPage } from "./email-page.tsx";
import { LimitsPage } from "./limits-page.tsx";
import { settingsPages, type SettingsPageInfo } from "./pages.tsx";
import { ProjectPage } from "./project-page.tsx";
import { SandboxPage } from "./sandbox-page.tsx";
import classes from "./settings.module.css";
import { TrackingPage } from "./tracking-page.tsx";

const bodies: Record<string, () => React.ReactNode> = {
  project: ProjectPage,
  email: EmailPage,
  custom: CustomPage,
  limits: LimitsPage,
  tracking: TrackingPage,
  sandbox: SandboxPage,
  appearance: AppearancePage,
  about: AboutPage,
};

/** What of a page fits the search; null when nothing does. */
export function fits(page: SettingsPageInfo, query: string): string | null {
  const wanted = query.trim().toLowerCase();
  if (wanted === "" || page.name.toLowerCase().includes(wanted)) return "";
  return page.words.find((word) => word.includes(wanted)) ?? null;
}

/** The list of pages left, the chosen one right. */
export function SettingsPage() {
  const { page: path } = useParams();
  const [query, setQuery] = useState("");
  const page = settingsPages.find((each) => each.path === path);
  const Body = bodies[path ?? ""];
  if (!page || !Body) return <Navigate to="/settings/project" replace />;
  const found = settingsPages.flatMap((each) => {
    const word = fits(each, query);
    return word === null ? [] : [{ ...each, word }];
  });
  const groups = Map.groupBy(found, ({ group }) => group);
  return (
    <Page
      key={page.path}
      title={page.name}
      titleSlot="Settings"
      crumbs={[{ label: "Settings", to: "/settings" }]}
      flush
    >
      <div className={classes.split}>
        <nav className={classes.list} aria-label="Settings">
          <TextInput
            size="sm"
            aria-label="Search settings"
            placeholder="Search settings"
            leftSection={<IconSearch size={14} />}
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
          {[...groups].map(([group, pages]) => (
            <section key={group} aria-label={group}>
              <h2 className={classes.group}>{group}</h2>
              {pages.map((each) => (
                <NavLink
                  key={each.path}
                  to={`/settings/${each.path}`}
                  className={classes.item ?? ""}
                >
                  {each.icon}
                  <span>{each.name}</span>
                  {each.word ? <span className={classes.word}>{each.word}</span> : null}
                </NavLink>
              ))}
            </section>
          ))}
          {found.length === 0 ? (
            <p className={classes.hint}>No setting is called “{query.trim()}”.</p>
          ) : null}
        </nav>
        <div className={classes.body}>
          <div className={classes.column}>
            <h2 className={classes.pageTitle}>{page.name}</h2>
            <Body />
          </div>
        </div>
      </div>
    </Page>
  );
}
