import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { desktop } from "../../data/desktop.ts";
import { useEngine } from "../../data/engine.tsx";
import { Card } from "../../ui/card.tsx";
import { CopyAction } from "../../ui/copy-action.tsx";
import { FactRow } from "./setting-row.tsx";
import classes from "./settings.module.css";

const licences = [
  ["Wayline", "MIT"],
  ["Inter, JetBrains Mono", "SIL Open Font License 1.1"],
  ["Tabler icons, React, Mantine, recharts, oRPC, TanStack Query", "MIT"],
  ["SQLite", "Public domain"],
] as const;

export function AboutPage() {
  const info = useQuery(useEngine().system.info.queryOptions()).data;
  const host = desktop();
  if (!info) return null;
  const versions = [
    ["Wayline", info.version],
    ["Node.js", info.node],
    ["SQLite", info.sqlite],
    ...(info.electron ? ([["Electron", info.electron]] as const) : []),
    ["System", info.platform],
  ] as const;
  const text = versions.map(([name, version]) => `${name} ${version}`).join("\n");
  return (
    <>
      <Card title="Versions" aside={<CopyAction text={text} size="xs" />}>
        {versions.map(([name, version]) => (
          <FactRow key={name} label={name}>
            <span className={classes.mono}>{version}</span>
          </FactRow>
        ))}
      </Card>
      <Card>
        <FactRow label="Data folder" hint={<span className={classes.mono}>{info.dataDir}</span>}>
          {host ? (
            <Button size="xs" onClick={() => void host.openFolder(info.dataDir)}>
              Show in folder
            </Button>
          ) : null}
          <CopyAction text={info.dataDir} label="Copy path" size="xs" />
        </FactRow>
      </Card>
      <Card title="Licences">
        {licences.map(([what, licence]) => (
          <FactRow key={what} label={what}>
            {licence}
          </FactRow>
        ))}
      </Card>
    </>
  );
}
