import { Button } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useEngine } from "../../data/engine.tsx";
import { setPreferences, usePreferences, type Preferences } from "../../data/preferences.ts";
import { readError } from "../../data/read-error.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { Page } from "../../ui/page.tsx";
import { SegmentedTabs } from "../../ui/segmented-tabs.tsx";
import { useNow } from "../../ui/use-now.ts";
import { useFormat } from "../../ui/window-settings.tsx";
import { HomeBody } from "./home-body.tsx";
import { HomeWaiting } from "./home-waiting.tsx";
import { NewMenu } from "./new-menu.tsx";

const ranges = [7, 30, 90] as const satisfies readonly Preferences["homeDays"][];

export function HomePage() {
  const format = useFormat();
  const now = useNow();
  const days = usePreferences((state) => state.homeDays);
  const home = useQuery(
    useEngine().analytics.home.queryOptions({
      input: { days },
      placeholderData: keepPreviousData,
    }),
  );
  const choose = (value: string) => {
    const homeDays = ranges.find((range) => String(range) === value);
    if (homeDays) setPreferences({ homeDays });
  };
  return (
    <Page
      title="Home"
      sub={format.dayTitle(now)}
      actions={
        <>
          <SegmentedTabs
            label="Range"
            value={String(days)}
            onChange={choose}
            options={ranges.map((range) => ({ value: String(range), label: `${range} days` }))}
          />
          <Button component={Link} to="/audience/import" leftSection={<IconFileImport size={15} />}>
            Import contacts
          </Button>
          <NewMenu />
        </>
      }
    >
      {home.data ? (
        <HomeBody home={home.data} days={days} stale={home.isPlaceholderData} />
      ) : home.isError ? (
        <ErrorState problem={readError(home.error)} onRetry={() => void home.refetch()} />
      ) : (
        <HomeWaiting />
      )}
    </Page>
  );
}
