/** A row of the events table, before it has its key. */
export type SampleEvent = {
  id: string | null;
  type: string;
  at: number;
  contact: number;
  endpoint: number | null;
  message: number | null;
  run: number | null;
  attributes: Record<string, string>;
  metrics: Record<string, number> | null;
};
