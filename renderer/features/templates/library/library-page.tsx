import { Button, Select } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import {
  IconFileImport,
  IconLayoutGrid,
  IconPalette,
  IconPhoto,
  IconPlus,
  IconTable,
  IconTemplate,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "react-router";
import type { TemplateType } from "../../../../shared/domain/template/template.ts";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { useScreenActions } from "../../../data/screen-actions.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { Page } from "../../../ui/page.tsx";
import { SegmentedTabs } from "../../../ui/segmented-tabs.tsx";
import { TabsRow } from "../../../ui/tabs-row.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { channels } from "../channels.tsx";
import { BrandDialog } from "../brand/brand-dialog.tsx";
import { PicturesDialog } from "../pictures/pictures-dialog.tsx";
import { FindField } from "../../../ui/find-field.tsx";
import { ImportDialog } from "./import-dialog.tsx";
import { filterTemplates, ofChannel, readFilter } from "./library-filter.ts";
import classes from "./library.module.css";
import { NewDialog } from "./new-dialog.tsx";
import { TemplateGrid } from "./template-grid.tsx";
import { TemplateTable } from "./template-table.tsx";

const none: never[] = [];

export function LibraryPage() {
  const templates = useQuery(useEngine().templates.list.queryOptions());
  const format = useFormat();
  const [params, setParams] = useSearchParams();
  const [search, setSearch] = useState("");
  const [dialog, setDialog] = useState<"new" | "import" | "pictures" | "brand" | null>(null);
  const [dropped, setDropped] = useState<File[]>([]);
  const filter = readFilter(params, search);
  const table = params.get("view") === "table";
  const all = templates.data ?? none;
  const fitting = filterTemplates(all, filter);
  const rows = ofChannel(fitting, filter.channel);
  const set = (name: string, value: string | null) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === null) next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  const importFiles = (files: File[] = []) => {
    setDropped(files);
    setDialog("import");
  };
  useScreenActions([
    {
      id: "templates:new",
      label: "New template",
      shortcut: "Mod+N",
      aliases: ["message", "mail", "sms", "push"],
      run: () => setDialog("new"),
    },
    {
      id: "templates:brand",
      label: "Brand kit",
      aliases: ["logo", "colours", "font", "footer"],
      run: () => setDialog("brand"),
    },
    {
      id: "templates:pictures",
      label: "Pictures",
      aliases: ["images", "media", "logo"],
      run: () => setDialog("pictures"),
    },
    {
      id: "templates:import",
      label: "Import templates",
      aliases: ["pinpoint", "html", "mjml"],
      run: () => importFiles(),
    },
  ]);
  const create = (
    <Button variant="filled" leftSection={<IconPlus size={16} />} onClick={() => setDialog("new")}>
      New template
    </Button>
  );
  const pictures = (
    <Button leftSection={<IconPhoto size={16} />} onClick={() => setDialog("pictures")}>
      Pictures…
    </Button>
  );
  const brand = (
    <Button leftSection={<IconPalette size={16} />} onClick={() => setDialog("brand")}>
      Brand kit…
    </Button>
  );
  const importing = (
    <Button leftSection={<IconFileImport size={16} />} onClick={() => importFiles()}>
      Import…
    </Button>
  );
  const dialogs = (
    <>
      <NewDialog
        opened={dialog === "new"}
        channel={filter.channel === "all" ? "email" : filter.channel}
        onClose={() => setDialog(null)}
      />
      <ImportDialog opened={dialog === "import"} files={dropped} onClose={() => setDialog(null)} />
      <BrandDialog opened={dialog === "brand"} onClose={() => setDialog(null)} />
      <PicturesDialog opened={dialog === "pictures"} onClose={() => setDialog(null)} />
      <Dropzone.FullScreen
        active={dialog === null}
        classNames={{ fullScreen: classes.fullDrop ?? "", root: classes.fullDropZone ?? "" }}
        onDrop={() => undefined}
        onDropAny={(files, refused) => importFiles([...files, ...refused.map(({ file }) => file)])}
      >
        <div className={classes.fullDropWords}>
          <IconFileImport size={32} />
          Drop templates to import them
        </div>
      </Dropzone.FullScreen>
    </>
  );
  if (templates.isSuccess && all.length === 0)
    return (
      <Page title="Templates">
        <EmptyState
          icon={<IconTemplate size={32} />}
          text="No templates yet. Start from a layout, paste HTML, or import from Amazon Pinpoint."
          primary={create}
          secondary={importing}
        />
        {dialogs}
      </Page>
    );
  const clear = () => {
    setSearch("");
    setParams(table ? { view: "table" } : {}, { replace: true });
  };
  const empty = (
    <EmptyState
      text={
        filter.archived ? "No archived template matches." : "No template matches these filters."
      }
      primary={<Button onClick={clear}>Clear filters</Button>}
    />
  );
  const error =
    templates.isError && !templates.data ? (
      <ErrorState problem={readError(templates.error)} onRetry={() => void templates.refetch()} />
    ) : null;
  const list = { rows, loading: templates.isPending, empty, error };
  return (
    <Page
      title="Templates"
      sub={templates.isSuccess ? <span className="num">{format.count(all.length)}</span> : null}
      actions={
        <>
          {brand}
          {pictures}
          {importing}
          {create}
        </>
      }
      flush
      tabs={
        <TabsRow<TemplateType | "all">
          id="templates"
          label="Templates by channel"
          value={filter.channel}
          onChange={(value) => set("channel", value === "all" ? null : value)}
          tabs={[{ type: "all" as const, name: "All" }, ...channels].map(({ type, name }) => ({
            value: type,
            label: name,
            ...(templates.isSuccess
              ? { count: format.count(ofChannel(fitting, type).length) }
              : {}),
          }))}
          aside={
            <div className={classes.tools}>
              <Select
                size="sm"
                className={classes.use ?? ""}
                aria-label="Show"
                value={filter.archived ? "archived" : filter.use}
                onChange={(value) => {
                  set("archived", value === "archived" ? "1" : null);
                  set("use", value === "used" || value === "unused" ? value : null);
                }}
                data={[
                  { value: "all", label: "Used or not" },
                  { value: "used", label: "Used" },
                  { value: "unused", label: "Not used" },
                  { value: "archived", label: "Archived" },
                ]}
              />
              <FindField label="Find a template" value={search} onChange={setSearch} width={200} />
              <SegmentedTabs
                label="View"
                value={table ? "table" : "grid"}
                onChange={(value) => set("view", value === "table" ? "table" : null)}
                options={[
                  { value: "grid", label: <ViewSign name="Grid" icon={IconLayoutGrid} /> },
                  { value: "table", label: <ViewSign name="Table" icon={IconTable} /> },
                ]}
              />
            </div>
          }
        />
      }
    >
      <div
        id="templates-panel"
        role="tabpanel"
        aria-label={channels.find(({ type }) => type === filter.channel)?.name ?? "All"}
        className={classes.panel}
      >
        {table ? <TemplateTable {...list} /> : <TemplateGrid {...list} />}
      </div>
      {dialogs}
    </Page>
  );
}

const ViewSign = ({ name, icon: Sign }: { name: string; icon: typeof IconTable }) => (
  <span className={classes.viewSign} title={name}>
    <Sign size={16} aria-hidden />
    <span className="visually-hidden">{name}</span>
  </span>
);
