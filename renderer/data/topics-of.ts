import type { QueryKey } from "@tanstack/react-query";
import { contract } from "../../shared/contract/index.ts";
import type { Topic } from "../../shared/contract/topics.ts";

type Described = { "~orpc": { meta: { topics?: readonly Topic[] } } };
const procedures: Record<string, Record<string, unknown>> = contract;

const isDescribed = (value: unknown): value is Described =>
  typeof value === "object" && value !== null && "~orpc" in value;

/** The topics a cached query reads, from its procedure's meta; the key begins with the procedure's path. */
export function topicsOf(key: QueryKey): readonly Topic[] {
  const [path] = key;
  if (!Array.isArray(path)) return [];
  const [area, name] = path as unknown[];
  const procedure = procedures[String(area)]?.[String(name)];
  return isDescribed(procedure) ? (procedure["~orpc"].meta.topics ?? []) : [];
}
