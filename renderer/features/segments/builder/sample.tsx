import { Button } from "@mantine/core";
import { IconArrowsShuffle } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useEngine } from "../../../data/engine.tsx";
import { SampleList } from "../sample-list.tsx";
import classes from "../sample.module.css";
import { useBuilder } from "./builder-context.ts";

const shown = 5;

/** A few of the contacts, with what made them match. */
export function Sample() {
  const { live } = useBuilder();
  const { rules } = live;
  const [seed, setSeed] = useState(1);
  // Follows the count, so that both speak of the same rules.
  const sample = useQuery({
    ...useEngine().segments.sample.queryOptions({
      input: { ...(rules ? { rules } : {}), seed, limit: shown },
    }),
    enabled: rules !== null,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
  return (
    <SampleList
      sample={sample}
      shuffle={
        <Button
          className={classes.shuffle ?? ""}
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<IconArrowsShuffle size={14} />}
          disabled={(live.count?.contacts ?? 0) <= shown}
          onClick={() => setSeed((before) => before + 1)}
        >
          Shuffle
        </Button>
      }
    />
  );
}
