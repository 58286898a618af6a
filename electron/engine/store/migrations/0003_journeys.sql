CREATE TABLE journeys (
  key INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  status TEXT NOT NULL,
  status_before_pause TEXT,
  document TEXT NOT NULL,
  revision INTEGER NOT NULL,
  edits INTEGER NOT NULL,
  version INTEGER,
  starts_at INTEGER,
  paused_at INTEGER,
  next_entry_at INTEGER,
  error TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  archived_at INTEGER,
  deleted_at INTEGER
) STRICT;
--> statement-breakpoint
CREATE TABLE journey_edits (
  journey INTEGER NOT NULL REFERENCES journeys (key) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  at INTEGER NOT NULL,
  undo TEXT NOT NULL,
  redo TEXT NOT NULL,
  "group" TEXT,
  PRIMARY KEY (journey, number)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE journey_versions (
  key INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  journey INTEGER NOT NULL REFERENCES journeys (key) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  document TEXT NOT NULL,
  author TEXT NOT NULL,
  state TEXT NOT NULL,
  plan TEXT,
  entry_rules TEXT,
  published_at INTEGER NOT NULL,
  began_at INTEGER,
  ended_at INTEGER,
  UNIQUE (journey, number)
) STRICT;
--> statement-breakpoint
CREATE TABLE journey_runs (
  key INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL REFERENCES journey_versions (key) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  up_to INTEGER NOT NULL,
  entered INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
--> statement-breakpoint
CREATE INDEX journey_runs_open ON journey_runs (state) WHERE state = 'preparing';
--> statement-breakpoint
CREATE TABLE participants (
  key INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  journey INTEGER NOT NULL,
  version INTEGER NOT NULL,
  contact INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  state TEXT NOT NULL,
  activity TEXT NOT NULL,
  visit INTEGER NOT NULL,
  arrived_at INTEGER NOT NULL,
  due_at INTEGER,
  frozen INTEGER NOT NULL,
  waiting_for TEXT,
  woken_at INTEGER,
  hold_reason TEXT,
  held_out INTEGER NOT NULL,
  hops INTEGER NOT NULL,
  parent INTEGER,
  steps INTEGER NOT NULL,
  entered_at INTEGER NOT NULL,
  ended_at INTEGER,
  end_reason TEXT,
  outcome TEXT,
  goal_at INTEGER
) STRICT;
--> statement-breakpoint
CREATE INDEX participants_due ON participants (version, due_at, key) WHERE due_at IS NOT NULL;
--> statement-breakpoint
CREATE INDEX participants_by_contact ON participants (contact, journey);
--> statement-breakpoint
CREATE INDEX participants_waiting_for ON participants (waiting_for, contact) WHERE waiting_for IS NOT NULL;
--> statement-breakpoint
CREATE INDEX participants_by_parent ON participants (parent) WHERE parent IS NOT NULL;
--> statement-breakpoint
CREATE INDEX participants_held ON participants (version, activity) WHERE state = 'held';
--> statement-breakpoint
CREATE TABLE journey_steps (
  participant INTEGER NOT NULL,
  number INTEGER NOT NULL,
  at INTEGER NOT NULL,
  version INTEGER NOT NULL,
  activity TEXT NOT NULL,
  visit INTEGER NOT NULL,
  kind TEXT NOT NULL,
  arrived INTEGER NOT NULL,
  outlet TEXT,
  detail TEXT,
  PRIMARY KEY (participant, number)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX journey_steps_by_activity ON journey_steps (version, activity, at);
--> statement-breakpoint
CREATE INDEX messages_by_version ON messages (journey_version, activity) WHERE journey_version IS NOT NULL;
--> statement-breakpoint
CREATE TABLE journey_counts (
  version INTEGER NOT NULL,
  activity TEXT NOT NULL,
  measure TEXT NOT NULL,
  hour INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (version, activity, measure, hour)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX journey_counts_here ON journey_counts (version, activity, count) WHERE measure = 'here';
