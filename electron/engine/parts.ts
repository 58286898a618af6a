import type { ProjectSettings } from "../../shared/domain/project.ts";
import type { Clock } from "./clock.ts";
import type { Log } from "./log.ts";
import type { Random } from "./random.ts";
import type { Readers } from "./store/readers.ts";
import type { SegmentIndex } from "./store/segment-index/client.ts";
import type { Secrets } from "./store/secrets.ts";
import type { Store } from "./store/database.ts";
import type { Tasks } from "./tasks.ts";
import type { Topics } from "./topics.ts";

/** What every module of an open project works with. Joined in `engine.ts`, passed down, never global. */
export type Parts = {
  /** The project's folder, with `inbox/`, `media/` and `backups/` below it. */
  readonly folder: string;
  readonly store: Store;
  readonly readers: Readers;
  /** Who is in a segment, and how many. */
  readonly index: SegmentIndex;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly topics: Topics;
  readonly tasks: Tasks;
  readonly secrets: Secrets;
  settings(): ProjectSettings;
};
