import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useEngine } from "../../../data/engine.tsx";
import { Card } from "../../../ui/card.tsx";
import { unknown } from "../../../ui/format.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import classes from "./imported.module.css";

/** Where the segment comes from: the file and when it was imported. */
export function ImportedFacts(props: { imported: { importId: string | null; records: number } }) {
  const { importId, records } = props.imported;
  const format = useFormat();
  const found = useQuery({
    ...useEngine().imports.get.queryOptions({ input: { id: importId ?? "" } }),
    enabled: importId !== null,
  }).data;
  return (
    <Card title="Import" padded>
      <dl className={classes.facts}>
        <Fact name="Records">{format.count(records)}</Fact>
        <Fact name="File">
          {importId === null ? (
            unknown
          ) : (
            <Link to={`/audience/import/${importId}`}>{found?.fileName ?? "Open the import"}</Link>
          )}
        </Fact>
        <Fact name="Imported">
          {found ? format.dateTime(found.endedAt ?? found.createdAt) : unknown}
        </Fact>
      </dl>
      <p className={classes.note}>
        Its members are fixed. Import the file again to change them, or build a segment on it.
      </p>
    </Card>
  );
}

const Fact = (props: { name: string; children: ReactNode }) => (
  <>
    <dt>{props.name}</dt>
    <dd>{props.children}</dd>
  </>
);
