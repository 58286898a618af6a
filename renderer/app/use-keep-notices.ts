import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useEngine } from "../data/engine.tsx";
import { keepNotice } from "../data/notices.ts";
import { onToast } from "../ui/toast.tsx";

/** Keeps in the bell's list what was toasted and which tasks ended, also those that ended while nobody looked. */
export function useKeepNotices() {
  const tasks = useQuery(useEngine().system.tasks.queryOptions()).data;
  const seen = useRef(new Set<string>());
  const counter = useRef(0);

  useEffect(() => {
    for (const task of tasks ?? []) {
      if (task.state === "running" || task.kind === "sample" || seen.current.has(task.id)) continue;
      seen.current.add(task.id);
      keepNotice({
        id: `task:${task.id}`,
        at: task.endedAt ?? task.startedAt,
        tone: task.state === "failed" ? "danger" : task.state === "done" ? "success" : "info",
        text: `${task.name}: ${{ done: "finished", failed: "failed", cancelled: "cancelled" }[task.state]}`,
        detail: task.error,
        link: task.link,
      });
    }
  }, [tasks]);

  useEffect(
    () =>
      onToast(({ text, detail, tone }) => {
        counter.current += 1;
        keepNotice({
          id: `toast:${counter.current}`,
          at: Date.now(),
          tone: tone ?? "success",
          text,
          detail: detail ?? null,
          link: null,
        });
      }),
    [],
  );
}
