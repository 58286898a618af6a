import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Import, ImportOptions } from "../../../../shared/contract/imports.ts";
import { useEngine } from "../../../data/engine.tsx";
import { Card } from "../../../ui/card.tsx";
import { ColumnRow } from "./column-row.tsx";
import classes from "./columns.module.css";
import { badgeOf, whyNotYet } from "./draft.ts";
import { useImportAct } from "./import-cache.ts";
import { ImportOptionsCard } from "./import-options.tsx";
import frame from "./import.module.css";
import { StepFrame } from "./step-frame.tsx";
import { clashes, type KnownNames } from "./targets.ts";
import type { Draft } from "./use-draft.ts";

/** Names that contacts have already, so that a second file does not make a second spelling. */
function useKnownNames(): KnownNames {
  const fields = useQuery(useEngine().segments.fields.queryOptions()).data;
  return useMemo(() => {
    const named = (kind: "userAttribute" | "attribute" | "metric") =>
      (fields ?? []).flatMap(({ field }) => (field.kind === kind ? [field.name] : []));
    return {
      userAttributes: named("userAttribute"),
      attributes: named("attribute"),
      metrics: named("metric"),
    };
  }, [fields]);
}

/** Step 2: where each column goes, and what is done with the rows. */
export function ColumnsStep(props: {
  imported: Import;
  options: ImportOptions;
  draft: Draft;
  onBack: () => void;
  onNext: () => void;
}) {
  const { imported, options, draft, onNext } = props;
  const save = useImportAct(useEngine().imports.saveOptions.mutationOptions(), { onDone: onNext });
  const known = useKnownNames();
  const problem = whyNotYet(imported, options);
  const taken = clashes(
    imported.columns.map(({ header }, index) => ({
      header,
      path: options.columns[index]?.path ?? null,
    })),
  );
  const guessed = imported.columns.filter((column, index) => {
    const mapping = options.columns[index];
    return mapping && badgeOf(column, mapping, draft.confirmed.has(index)) === "guessed";
  });
  // What is saved already keeps its check.
  const next = () =>
    JSON.stringify(options) === JSON.stringify(imported.options)
      ? onNext()
      : save.mutate({ id: imported.id, options });

  return (
    <StepFrame
      label="Columns"
      footer={
        <>
          <Button onClick={props.onBack}>Back</Button>
          <span className={frame.space} />
          <output className={frame.note}>{problem}</output>
          <Button
            variant="filled"
            disabled={problem !== null}
            loading={save.isPending}
            onClick={next}
          >
            Next
          </Button>
        </>
      }
    >
      <ImportOptionsCard imported={imported} options={options} onChange={draft.change} />
      <Card
        title="Columns of the file"
        note={imported.fileName}
        aside={
          guessed.length > 1 ? (
            <Button size="xs" onClick={() => draft.confirm(...guessed.map(({ index }) => index))}>
              Confirm all {guessed.length} guesses
            </Button>
          ) : null
        }
      >
        <div className={frame.scroll}>
          <table className={`${classes.table} ${classes.wide}`}>
            <colgroup>
              <col style={{ width: "14%" }} />
              <col style={{ width: "17%" }} />
              <col style={{ width: 30 }} />
              <col style={{ width: "23%" }} />
              <col />
              <col style={{ width: 196 }} />
            </colgroup>
            <thead>
              <tr>
                <th scope="col">Column</th>
                <th scope="col">First values</th>
                <th aria-hidden />
                <th scope="col">Goes to</th>
                <th scope="col">Type</th>
                <th scope="col">State</th>
              </tr>
            </thead>
            <tbody>
              {imported.columns.map((column, index) => {
                const mapping = options.columns[index];
                return mapping ? (
                  <ColumnRow
                    key={column.index}
                    column={column}
                    mapping={mapping}
                    confirmed={draft.confirmed.has(index)}
                    clash={taken.get(index)}
                    known={known}
                    onChange={(changed) => draft.setColumn(index, changed)}
                    onConfirm={() => draft.confirm(index)}
                  />
                ) : null;
              })}
            </tbody>
          </table>
        </div>
      </Card>
    </StepFrame>
  );
}
