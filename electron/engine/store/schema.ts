import { blob, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

// The migrations are what is run; a test holds these definitions against them. All tables are STRICT.
// Times are milliseconds since 1970 UTC. `key` is an internal number that is never used twice, `id` is Pinpoint's.

/** One row per setting of the project; `value` is JSON. Secrets are stored encrypted. */
export const settings = sqliteTable("settings", {
  name: text().primaryKey(),
  value: text().notNull(),
});

/** A user with their endpoints, or an endpoint without a user (then `user_id` is null). */
export const contacts = sqliteTable("contacts", {
  key: integer().primaryKey({ autoIncrement: true }),
  userId: text("user_id"),
  name: text(),
  attributes: text().notNull(),
  createdAt: integer("created_at").notNull(),
  importKey: integer("import_key"),
});

/** One address on one channel. `document` is JSON: attributes, metrics, demographic, location. */
export const endpoints = sqliteTable("endpoints", {
  key: integer().primaryKey({ autoIncrement: true }),
  id: text().notNull(),
  contact: integer().notNull(),
  channel: text().notNull(),
  address: text().notNull(),
  active: integer().notNull(),
  optedOut: integer("opted_out").notNull(),
  cohort: integer().notNull(),
  document: text().notNull(),
  createdAt: integer("created_at").notNull(),
  effectiveAt: integer("effective_at").notNull(),
  importKey: integer("import_key"),
});

/**
 * Finds endpoints by address and contacts by user id: a hash table, written by `lookups.ts` only. An import keeps it for its
 * own rows, and is behind while it runs.
 */
export const lookups = sqliteTable("lookups", {
  bucket: integer().primaryKey(),
  entries: blob({ mode: "buffer" }).notNull(),
});

/** An address that must not be written to again, after a hard bounce, a complaint or by hand. */
export const suppressions = sqliteTable("suppressions", {
  channel: text().notNull(),
  address: text().notNull(),
  reason: text().notNull(),
  at: integer().notNull(),
});

/**
 * A file on its way in. `plan` is JSON: how it is read and mapped. `progress` is JSON: where a running import stands; it
 * moves in the same transaction as the rows it stands for.
 */
export const imports = sqliteTable("imports", {
  key: integer().primaryKey({ autoIncrement: true }),
  id: text().notNull(),
  fileName: text("file_name").notNull(),
  file: text().notNull(),
  bytes: integer().notNull(),
  modifiedAt: integer("modified_at").notNull(),
  state: text().notNull(),
  plan: text().notNull(),
  progress: text(),
  counts: text(),
  error: text(),
  undoNote: text("undo_note"),
  rowsDone: integer("rows_done").notNull(),
  bytesDone: integer("bytes_done").notNull(),
  segmentId: text("segment_id"),
  createdAt: integer("created_at").notNull(),
  endedAt: integer("ended_at"),
});

/** What an import found of a row it changed, so that it can be undone exactly. Rows it made carry its key themselves. */
export const importChanges = sqliteTable("import_changes", {
  importKey: integer("import_key").notNull(),
  kind: text().notNull(),
  key: integer().notNull(),
  before: text().notNull(),
});

/** An edit by hand, to take it back: `rows` is JSON, each row it touched before and after. */
export const contactEdits = sqliteTable("contact_edits", {
  id: text().primaryKey(),
  contact: integer().notNull(),
  at: integer().notNull(),
  rows: text().notNull(),
});

/** One act on many contacts. `selected` are the keys it was begun for, ascending, 4 bytes each; null when it is through. */
export const bulkActs = sqliteTable("bulk_acts", {
  key: integer().primaryKey({ autoIncrement: true }),
  id: text().notNull(),
  act: text().notNull(),
  state: text().notNull(),
  selected: blob({ mode: "buffer" }),
  total: integer().notNull(),
  upTo: integer("up_to").notNull(),
  changed: integer().notNull(),
  kept: integer().notNull(),
  error: text(),
  createdAt: integer("created_at").notNull(),
  endedAt: integer("ended_at"),
});

/** What an act found of a contact it changed, as JSON: for undoing it, and for the contact's timeline. */
export const bulkChanges = sqliteTable("bulk_changes", {
  act: integer().notNull(),
  contact: integer().notNull(),
  before: text().notNull(),
});

export const importProblems = sqliteTable("import_problems", {
  importKey: integer("import_key").notNull(),
  number: integer().notNull(),
  row: integer().notNull(),
  column: text(),
  value: text(),
  reason: text().notNull(),
  severity: text().notNull(),
  raw: text(),
});

/** Column mappings by header, offered again for the next file with the same one. */
export const importMappings = sqliteTable("import_mappings", {
  header: text().primaryKey(),
  mapping: text().notNull(),
  usedAt: integer("used_at").notNull(),
});

export const segments = sqliteTable("segments", {
  id: text().primaryKey(),
  name: text().notNull(),
  type: text().notNull(),
  version: integer().notNull(),
  rules: text(),
  importId: text("import_id"),
  contacts: integer(),
  countedAt: integer("counted_at"),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
  deletedAt: integer("deleted_at"),
});

export const segmentVersions = sqliteTable("segment_versions", {
  segmentId: text("segment_id").notNull(),
  version: integer().notNull(),
  rules: text().notNull(),
  /** The JSON of Pinpoint these rules were read from. */
  pinpoint: text(),
  createdAt: integer("created_at").notNull(),
});

/** What is being built and not saved; `segment_id` is empty for a new segment. `draft` is JSON. */
export const segmentDrafts = sqliteTable("segment_drafts", {
  segmentId: text("segment_id").primaryKey(),
  draft: text().notNull(),
  savedAt: integer("saved_at").notNull(),
});

/** The size of a segment on a day of the project's zone; `entered` and `left` are null where the day before is not known. */
export const segmentSizes = sqliteTable("segment_sizes", {
  segmentId: text("segment_id").notNull(),
  day: text().notNull(),
  contacts: integer().notNull(),
  entered: integer(),
  left: integer(),
  at: integer().notNull(),
});

/** Who was in a segment on the last day that was recorded, a bit for each contact key: what the next day is held against. */
export const segmentMemberships = sqliteTable("segment_memberships", {
  segmentId: text("segment_id").primaryKey(),
  day: text().notNull(),
  members: blob({ mode: "buffer" }).notNull(),
});

/** Fixed members as runs of keys: an import of a million new rows is one row here. `kind` is endpoint or contact. */
export const segmentMembers = sqliteTable("segment_members", {
  segmentId: text("segment_id").notNull(),
  kind: text().notNull(),
  firstKey: integer("first_key").notNull(),
  lastKey: integer("last_key").notNull(),
});

export const campaigns = sqliteTable("campaigns", {
  id: text().primaryKey(),
  status: text().notNull(),
  /** What the status returns to when a paused campaign is resumed. */
  statusBeforePause: text("status_before_pause"),
  draft: text().notNull(),
  revision: integer().notNull(),
  nextRunAt: integer("next_run_at"),
  error: text(),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
  launchedAt: integer("launched_at"),
  deletedAt: integer("deleted_at"),
});

/** A message kept for use again. `draft` is JSON, what is being written; `tags` is JSON. */
export const templates = sqliteTable("templates", {
  id: text().primaryKey(),
  name: text().notNull(),
  type: text().notNull(),
  description: text().notNull(),
  tags: text().notNull(),
  draft: text().notNull(),
  revision: integer().notNull(),
  savedAt: integer("saved_at").notNull(),
  activeVersion: integer("active_version"),
  archivedAt: integer("archived_at"),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
  deletedAt: integer("deleted_at"),
});

/** Versions never change. `original` is the JSON of Pinpoint a version was read from. */
export const templateVersions = sqliteTable("template_versions", {
  templateId: text("template_id").notNull(),
  version: integer().notNull(),
  name: text().notNull(),
  content: text().notNull(),
  original: text(),
  createdAt: integer("created_at").notNull(),
});

/** A message's wording as launched; never changed, so that every message can be rendered again exactly. */
export const contents = sqliteTable("contents", {
  key: integer().primaryKey({ autoIncrement: true }),
  campaignId: text("campaign_id"),
  content: text().notNull(),
  createdAt: integer("created_at").notNull(),
});

/** One sending of a campaign. `prepared_up_to` is the last endpoint key whose row stands in the outbox. */
export const runs = sqliteTable("runs", {
  key: integer().primaryKey({ autoIncrement: true }),
  id: text().notNull(),
  campaignId: text("campaign_id").notNull(),
  number: integer().notNull(),
  content: integer().notNull(),
  dueAt: integer("due_at").notNull(),
  state: text().notNull(),
  preparedUpTo: integer("prepared_up_to").notNull(),
  startedAt: integer("started_at"),
  endedAt: integer("ended_at"),
  lateBy: integer("late_by"),
  /** Earlier due times of the same campaign that were folded into this run while the computer was off. */
  earlier: integer().notNull(),
  live: integer().notNull(),
  tracked: integer().notNull(),
});

/**
 * The outbox and its history: one row per run and endpoint, one per visit of a journey's participant to an activity (then
 * `run` is null, and `live` says what the channel was when it was queued), and one per test message (then both are null).
 * A generated column `family` says which family of channels carries a row: by its channel, unless `message_type` names
 * another, as `custom` does where a custom channel is given endpoints of other channels.
 */
export const messages = sqliteTable("messages", {
  key: integer().primaryKey({ autoIncrement: true }),
  run: integer(),
  content: integer().notNull(),
  endpoint: integer(),
  contact: integer(),
  channel: text().notNull(),
  address: text().notNull(),
  state: text().notNull(),
  reason: text(),
  detail: text(),
  dueAt: integer("due_at"),
  attempts: integer().notNull(),
  /** The values that filled the variables, as JSON: with `content` they give the message again, byte for byte. */
  values: text(),
  subject: text(),
  updatedAt: integer("updated_at").notNull(),
  sentAt: integer("sent_at"),
  openedAt: integer("opened_at"),
  clickedAt: integer("clicked_at"),
  unsubscribedAt: integer("unsubscribed_at"),
  hardBouncedAt: integer("hard_bounced_at"),
  softBouncedAt: integer("soft_bounced_at"),
  complainedAt: integer("complained_at"),
  test: integer().notNull(),
  live: integer().notNull(),
  participant: integer(),
  activity: text(),
  visit: integer(),
  journeyVersion: integer("journey_version"),
  messageType: text("message_type"),
  /** Whether its opens and clicks come back. */
  tracked: integer().notNull(),
});

/**
 * What the sandbox mailbox received: mails over SMTP, of other channels what would have gone to the provider, as JSON.
 * `inbound` are the answers of a receiver that somebody played.
 */
export const mails = sqliteTable("mails", {
  key: integer().primaryKey({ autoIncrement: true }),
  message: integer(),
  receivedAt: integer("received_at").notNull(),
  sender: text().notNull(),
  recipient: text().notNull(),
  subject: text().notNull(),
  snippet: text().notNull(),
  source: blob({ mode: "buffer" }),
  unread: integer().notNull(),
  channel: text().notNull(),
  inbound: integer().notNull(),
});

/** Append-only. `id` is the provider's or the API's, unique where there is one. */
export const events = sqliteTable("events", {
  key: integer().primaryKey({ autoIncrement: true }),
  id: text(),
  type: text().notNull(),
  at: integer().notNull(),
  contact: integer(),
  endpoint: integer(),
  message: integer(),
  run: integer(),
  attributes: text().notNull(),
  metrics: text(),
  simulated: integer().notNull(),
});

/**
 * Rows of endpoints, contacts and events that changed or went, written by triggers: what the segment index has to read
 * again. New rows are not in it, as their keys tell. Shortened when a snapshot of the index has them.
 */
export const indexChanges = sqliteTable("index_changes", {
  key: integer().primaryKey({ autoIncrement: true }),
  kind: text().notNull(),
  row: integer().notNull(),
});

/** Rollup kept in the same commit as what it counts; `hour` is when a local hour of the project's zone begins. */
export const messageCounts = sqliteTable("message_counts", {
  run: integer().notNull(),
  measure: text().notNull(),
  hour: integer().notNull(),
  channel: text().notNull(),
  count: integer().notNull(),
});

/**
 * The same of the messages of journeys, by version: a journey has no runs to follow, so all that becomes of a message is
 * counted in the hour in which it was sent.
 */
export const journeyMessageCounts = sqliteTable("journey_message_counts", {
  version: integer().notNull(),
  channel: text().notNull(),
  live: integer().notNull(),
  tracked: integer().notNull(),
  measure: text().notNull(),
  hour: integer().notNull(),
  count: integer().notNull(),
});

export const linkCounts = sqliteTable("link_counts", {
  run: integer().notNull(),
  link: text().notNull(),
  label: text().notNull(),
  clicks: integer().notNull(),
  contacts: integer().notNull(),
});

/** What a person or the program did that a timeline should tell: late sends, skips, imports, opt-outs by hand. */
export const changes = sqliteTable("changes", {
  key: integer().primaryKey({ autoIncrement: true }),
  at: integer().notNull(),
  contact: integer(),
  campaignId: text("campaign_id"),
  text: text().notNull(),
  detail: text().notNull(),
});

/**
 * `document` is JSON: the draft. `edits` is how many steps of `journey_edits` it holds; those above can be done again.
 * `original` is the JSON of Pinpoint it was read from.
 */
export const journeys = sqliteTable("journeys", {
  key: integer().primaryKey({ autoIncrement: true }),
  id: text().notNull(),
  status: text().notNull(),
  statusBeforePause: text("status_before_pause"),
  document: text().notNull(),
  revision: integer().notNull(),
  edits: integer().notNull(),
  version: integer(),
  startsAt: integer("starts_at"),
  pausedAt: integer("paused_at"),
  nextEntryAt: integer("next_entry_at"),
  error: text(),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
  archivedAt: integer("archived_at"),
  deletedAt: integer("deleted_at"),
  original: text(),
});

/** One step of editing: patches of the document, as JSON, both ways. Steps with the same `group` are one for undo. */
export const journeyEdits = sqliteTable("journey_edits", {
  journey: integer().notNull(),
  number: integer().notNull(),
  name: text().notNull(),
  at: integer().notNull(),
  undo: text().notNull(),
  redo: text().notNull(),
  group: text(),
});

/**
 * What was published; `document` never changes. `state` is pending (published, not begun), current, draining or ended.
 * `plan` is JSON: what becomes of those inside older versions, until it has been carried out; `entry_rules`
 * are the resolved rules of the entry's segment as they were when it began, where later changes don't count.
 */
export const journeyVersions = sqliteTable("journey_versions", {
  key: integer().primaryKey({ autoIncrement: true }),
  journey: integer().notNull(),
  number: integer().notNull(),
  name: text().notNull(),
  document: text().notNull(),
  author: text().notNull(),
  state: text().notNull(),
  plan: text(),
  entryRules: text("entry_rules"),
  publishedAt: integer("published_at").notNull(),
  beganAt: integer("began_at"),
  endedAt: integer("ended_at"),
});

/** One batch of entries. `up_to` is the last contact key that was looked at. */
export const journeyRuns = sqliteTable("journey_runs", {
  key: integer().primaryKey({ autoIncrement: true }),
  id: text().notNull(),
  version: integer().notNull(),
  kind: text().notNull(),
  state: text().notNull(),
  dueAt: integer("due_at").notNull(),
  upTo: integer("up_to").notNull(),
  entered: integer().notNull(),
  startedAt: integer("started_at").notNull(),
  endedAt: integer("ended_at"),
});

/**
 * One contact's passage through one published version. `waiting_for` names what they wait for, `woken_at` is when it came.
 * `parent` is the participant of another journey that waits for this one to end, `hops` how many journeys led here.
 * Someone who was erased has the negative of their own key for a contact.
 */
export const participants = sqliteTable("participants", {
  key: integer().primaryKey({ autoIncrement: true }),
  journey: integer().notNull(),
  version: integer().notNull(),
  contact: integer().notNull(),
  entry: integer().notNull(),
  state: text().notNull(),
  activity: text().notNull(),
  visit: integer().notNull(),
  arrivedAt: integer("arrived_at").notNull(),
  dueAt: integer("due_at"),
  frozen: integer().notNull(),
  waitingFor: text("waiting_for"),
  wokenAt: integer("woken_at"),
  holdReason: text("hold_reason"),
  heldOut: integer("held_out").notNull(),
  hops: integer().notNull(),
  parent: integer(),
  steps: integer().notNull(),
  enteredAt: integer("entered_at").notNull(),
  endedAt: integer("ended_at"),
  endReason: text("end_reason"),
  outcome: text(),
  goalAt: integer("goal_at"),
});

/**
 * A participant's history, numbered from 1, with the version they were on; `detail` is JSON. `arrived` is 1 on the row with which they came to the activity,
 * `outlet` stands on the row with which they left it.
 */
export const journeySteps = sqliteTable("journey_steps", {
  participant: integer().notNull(),
  number: integer().notNull(),
  at: integer().notNull(),
  version: integer().notNull(),
  activity: text().notNull(),
  visit: integer().notNull(),
  kind: text().notNull(),
  arrived: integer().notNull(),
  outlet: text(),
  detail: text(),
});

/** Rollup kept in the same commit as what it counts; measures of the present (`here`) have hour 0. */
export const journeyCounts = sqliteTable("journey_counts", {
  version: integer().notNull(),
  activity: text().notNull(),
  measure: text().notNull(),
  hour: integer().notNull(),
  count: integer().notNull(),
});
/** Pictures of the project; the files are in its folder `media/`, under the same names. */
export const media = sqliteTable("media", {
  name: text().primaryKey(),
  title: text().notNull(),
  alt: text().notNull(),
  type: text().notNull(),
  width: integer().notNull(),
  height: integer().notNull(),
  bytes: integer().notNull(),
  createdAt: integer("created_at").notNull(),
  deletedAt: integer("deleted_at"),
});
