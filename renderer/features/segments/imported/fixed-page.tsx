import { Button } from "@mantine/core";
import { IconAddressBook, IconArrowsShuffle, IconPlus } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import type { SegmentRow } from "../../../../shared/contract/segments.ts";
import { useEngine } from "../../../data/engine.tsx";
import { Card } from "../../../ui/card.tsx";
import { Page } from "../../../ui/page.tsx";
import sampleClasses from "../sample.module.css";
import { SampleList } from "../sample-list.tsx";
import { SegmentMenu } from "../segment-menu.tsx";
import { SegmentTypePill } from "../segment-type.tsx";
import { UsedBy } from "../used-by.tsx";
import { ImportedFacts } from "./imported-facts.tsx";
import { StaticFacts } from "./static-facts.tsx";
import { ImportedReach } from "./imported-reach.tsx";
import classes from "./imported.module.css";

const shown = 5;

/** An imported or static segment: its members are fixed, so there is nothing to build. */
export function FixedPage(props: {
  segment: SegmentRow;
  /** The file it came from; null for a static one. */
  imported: { importId: string | null; records: number } | null;
}) {
  const { segment, imported } = props;
  const navigate = useNavigate();
  const [seed, setSeed] = useState(1);
  const sample = useQuery({
    ...useEngine().segments.sample.queryOptions({ input: { id: segment.id, seed, limit: shown } }),
    placeholderData: keepPreviousData,
  });
  return (
    <Page
      title={segment.name}
      crumbs={[{ label: "Segments", to: "/segments" }]}
      status={<SegmentTypePill type={segment.type} />}
      sub={<UsedBy uses={segment.usedBy} />}
      actions={
        <>
          <SegmentMenu segment={segment} onDeleted={() => void navigate("/segments")} />
          <Button
            component={Link}
            to={`/segments/new?base=${segment.id}`}
            leftSection={<IconPlus size={16} />}
          >
            Build a segment on it
          </Button>
          <Button
            variant="filled"
            component={Link}
            to={`/audience?segment=${segment.id}`}
            leftSection={<IconAddressBook size={16} />}
          >
            View contacts
          </Button>
        </>
      }
    >
      <div className={classes.columns}>
        <div className={classes.column}>
          <ImportedReach id={segment.id} />
          {segment.type === "static" ? (
            <StaticFacts name={segment.name} />
          ) : (
            <ImportedFacts imported={imported ?? { importId: null, records: 0 }} />
          )}
        </div>
        <Card className={classes.sample ?? ""}>
          <SampleList
            sample={sample}
            shuffle={
              <Button
                className={sampleClasses.shuffle ?? ""}
                size="xs"
                variant="subtle"
                color="gray"
                leftSection={<IconArrowsShuffle size={14} />}
                disabled={(segment.contacts ?? 0) <= shown}
                onClick={() => setSeed((before) => before + 1)}
              >
                Shuffle
              </Button>
            }
          />
        </Card>
      </div>
    </Page>
  );
}
