import { Button } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "react-router";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { DataTable } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { Page } from "../../../ui/page.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { AudienceTabs } from "../audience-tabs.tsx";
import { importColumns } from "./imports-columns.tsx";
import classes from "./imports.module.css";

const newImport = (
  <Button
    variant="filled"
    component={Link}
    to="/audience/import"
    leftSection={<IconFileImport size={15} />}
  >
    Import contacts
  </Button>
);

/** What was imported, newest first: what it did, and taking it back. */
export function ImportsPage() {
  const navigate = useNavigate();
  const format = useFormat();
  const list = useQuery(useEngine().imports.list.queryOptions());
  return (
    <Page title="Audience" flush tabs={<AudienceTabs shown="imports" />} actions={newImport}>
      <div id="audience-panel" role="tabpanel" aria-label="Imports" className={classes.panel}>
        <DataTable
          label="Imports"
          columns={importColumns(format)}
          rows={list.data ?? []}
          rowKey={({ id }) => id}
          rowName={({ fileName }) => fileName}
          total={list.data?.length ?? null}
          onOpen={({ id }) => void navigate(`/audience/import/${id}`)}
          loading={list.isPending}
          error={
            list.isError && !list.data ? (
              <ErrorState problem={readError(list.error)} onRetry={() => void list.refetch()} />
            ) : null
          }
          empty={
            <EmptyState
              icon={<IconFileImport size={32} />}
              text="No imports yet. Lists you import are kept here with what they changed."
              primary={
                <Button component={Link} to="/audience/import">
                  Import contacts
                </Button>
              }
            />
          }
        />
      </div>
    </Page>
  );
}
