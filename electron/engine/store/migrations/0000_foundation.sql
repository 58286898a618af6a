CREATE TABLE settings (
  name TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE contacts (
  key INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  user_id TEXT,
  name TEXT,
  attributes TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  import_key INTEGER
) STRICT;
--> statement-breakpoint
CREATE TABLE endpoints (
  key INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  contact INTEGER NOT NULL REFERENCES contacts (key) ON DELETE CASCADE,
  channel TEXT NOT NULL,
  address TEXT NOT NULL,
  active INTEGER NOT NULL,
  opted_out INTEGER NOT NULL,
  cohort INTEGER NOT NULL,
  document TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  effective_at INTEGER NOT NULL,
  import_key INTEGER
) STRICT;
--> statement-breakpoint
CREATE INDEX endpoints_by_contact ON endpoints (contact);
--> statement-breakpoint
CREATE TABLE lookups (
  bucket INTEGER PRIMARY KEY NOT NULL,
  entries BLOB NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE suppressions (
  channel TEXT NOT NULL,
  address TEXT NOT NULL COLLATE NOCASE,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (channel, address)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE imports (
  key INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  file_name TEXT NOT NULL,
  file TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  plan TEXT NOT NULL,
  progress TEXT,
  counts TEXT,
  error TEXT,
  undo_note TEXT,
  rows_done INTEGER NOT NULL,
  bytes_done INTEGER NOT NULL,
  segment_id TEXT,
  created_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
--> statement-breakpoint
CREATE TABLE import_changes (
  import_key INTEGER NOT NULL REFERENCES imports (key) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  key INTEGER NOT NULL,
  before TEXT NOT NULL,
  PRIMARY KEY (import_key, kind, key)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE contact_edits (
  id TEXT PRIMARY KEY NOT NULL,
  contact INTEGER NOT NULL,
  at INTEGER NOT NULL,
  "rows" TEXT NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX contact_edits_by_contact ON contact_edits (contact);
--> statement-breakpoint
CREATE TABLE bulk_acts (
  key INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  act TEXT NOT NULL,
  state TEXT NOT NULL,
  selected BLOB,
  total INTEGER NOT NULL,
  up_to INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  kept INTEGER NOT NULL,
  error TEXT,
  created_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
--> statement-breakpoint
CREATE TABLE bulk_changes (
  act INTEGER NOT NULL REFERENCES bulk_acts (key) ON DELETE CASCADE,
  contact INTEGER NOT NULL,
  before TEXT NOT NULL,
  PRIMARY KEY (act, contact)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE import_problems (
  import_key INTEGER NOT NULL REFERENCES imports (key) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  row INTEGER NOT NULL,
  "column" TEXT,
  value TEXT,
  reason TEXT NOT NULL,
  severity TEXT NOT NULL,
  raw TEXT,
  PRIMARY KEY (import_key, number)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE import_mappings (
  header TEXT PRIMARY KEY NOT NULL,
  mapping TEXT NOT NULL,
  used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE segments (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  version INTEGER NOT NULL,
  rules TEXT,
  import_id TEXT,
  contacts INTEGER,
  counted_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE segment_versions (
  segment_id TEXT NOT NULL REFERENCES segments (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  rules TEXT NOT NULL,
  pinpoint TEXT,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (segment_id, version)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE segment_drafts (
  segment_id TEXT PRIMARY KEY NOT NULL,
  draft TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE segment_sizes (
  segment_id TEXT NOT NULL REFERENCES segments (id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  contacts INTEGER NOT NULL,
  entered INTEGER,
  "left" INTEGER,
  at INTEGER NOT NULL,
  PRIMARY KEY (segment_id, day)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE segment_memberships (
  segment_id TEXT PRIMARY KEY NOT NULL REFERENCES segments (id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  members BLOB NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE segment_members (
  segment_id TEXT NOT NULL REFERENCES segments (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  first_key INTEGER NOT NULL,
  last_key INTEGER NOT NULL,
  PRIMARY KEY (segment_id, kind, first_key)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE campaigns (
  id TEXT PRIMARY KEY NOT NULL,
  status TEXT NOT NULL,
  status_before_pause TEXT,
  draft TEXT NOT NULL,
  revision INTEGER NOT NULL,
  next_run_at INTEGER,
  error TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  launched_at INTEGER,
  deleted_at INTEGER
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX campaigns_due ON campaigns (next_run_at) WHERE next_run_at IS NOT NULL;
--> statement-breakpoint
CREATE TABLE templates (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  description TEXT NOT NULL,
  tags TEXT NOT NULL,
  draft TEXT NOT NULL,
  revision INTEGER NOT NULL,
  saved_at INTEGER NOT NULL,
  active_version INTEGER,
  archived_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE template_versions (
  template_id TEXT NOT NULL REFERENCES templates (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  content TEXT NOT NULL,
  original TEXT,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (template_id, version)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE contents (
  key INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  campaign_id TEXT REFERENCES campaigns (id) ON DELETE CASCADE,
  content TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE runs (
  key INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  content INTEGER NOT NULL REFERENCES contents (key),
  due_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  prepared_up_to INTEGER NOT NULL,
  started_at INTEGER,
  ended_at INTEGER,
  late_by INTEGER,
  earlier INTEGER NOT NULL,
  live INTEGER NOT NULL,
  tracked INTEGER NOT NULL,
  UNIQUE (campaign_id, number)
) STRICT;
--> statement-breakpoint
CREATE INDEX runs_open ON runs (state) WHERE state IN ('preparing', 'sending', 'missed');
--> statement-breakpoint
CREATE TABLE messages (
  key INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  run INTEGER REFERENCES runs (key) ON DELETE CASCADE,
  content INTEGER NOT NULL REFERENCES contents (key),
  endpoint INTEGER,
  contact INTEGER,
  channel TEXT NOT NULL,
  address TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT,
  detail TEXT,
  due_at INTEGER,
  attempts INTEGER NOT NULL,
  "values" TEXT,
  subject TEXT,
  updated_at INTEGER NOT NULL,
  sent_at INTEGER,
  opened_at INTEGER,
  clicked_at INTEGER,
  unsubscribed_at INTEGER,
  hard_bounced_at INTEGER,
  soft_bounced_at INTEGER,
  complained_at INTEGER,
  test INTEGER NOT NULL,
  live INTEGER NOT NULL,
  UNIQUE (run, endpoint)
) STRICT;
--> statement-breakpoint
CREATE INDEX messages_due ON messages (run, due_at, key) WHERE state = 'queued';
--> statement-breakpoint
CREATE INDEX messages_sending ON messages (state) WHERE state IN ('sending', 'unknown', 'held');
--> statement-breakpoint
CREATE INDEX messages_by_contact ON messages (contact, updated_at);
--> statement-breakpoint
CREATE INDEX messages_by_run ON messages (run, state, reason);
--> statement-breakpoint
CREATE TABLE mails (
  key INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  message INTEGER,
  received_at INTEGER NOT NULL,
  sender TEXT NOT NULL,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  snippet TEXT NOT NULL,
  source BLOB,
  unread INTEGER NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX mails_by_message ON mails (message) WHERE message IS NOT NULL;
--> statement-breakpoint
CREATE INDEX mails_unread ON mails (unread) WHERE unread = 1;
--> statement-breakpoint
CREATE TABLE events (
  key INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT,
  type TEXT NOT NULL,
  at INTEGER NOT NULL,
  contact INTEGER,
  endpoint INTEGER,
  message INTEGER,
  run INTEGER,
  attributes TEXT NOT NULL,
  metrics TEXT,
  simulated INTEGER NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX events_by_id ON events (id) WHERE id IS NOT NULL;
--> statement-breakpoint
CREATE INDEX events_by_contact ON events (contact, at);
--> statement-breakpoint
CREATE TABLE index_changes (
  key INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  kind TEXT NOT NULL,
  row INTEGER NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TRIGGER index_endpoints_changed AFTER UPDATE ON endpoints BEGIN
  INSERT INTO index_changes (kind, row) VALUES ('endpoint', NEW.key);
END;
--> statement-breakpoint
CREATE TRIGGER index_endpoints_removed AFTER DELETE ON endpoints BEGIN
  INSERT INTO index_changes (kind, row) VALUES ('endpoint', OLD.key);
END;
--> statement-breakpoint
CREATE TRIGGER index_contacts_changed AFTER UPDATE ON contacts BEGIN
  INSERT INTO index_changes (kind, row) VALUES ('contact', NEW.key);
END;
--> statement-breakpoint
CREATE TRIGGER index_contacts_removed AFTER DELETE ON contacts BEGIN
  INSERT INTO index_changes (kind, row) VALUES ('contact', OLD.key);
END;
--> statement-breakpoint
CREATE TRIGGER index_events_changed AFTER UPDATE ON events BEGIN
  INSERT INTO index_changes (kind, row) VALUES ('event', NEW.key);
END;
--> statement-breakpoint
CREATE TRIGGER index_events_removed AFTER DELETE ON events BEGIN
  INSERT INTO index_changes (kind, row) VALUES ('event', OLD.key);
END;
--> statement-breakpoint
CREATE TABLE message_counts (
  run INTEGER NOT NULL,
  measure TEXT NOT NULL,
  hour INTEGER NOT NULL,
  channel TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (run, measure, hour, channel)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX message_counts_by_hour ON message_counts (hour, measure);
--> statement-breakpoint
CREATE TABLE link_counts (
  run INTEGER NOT NULL,
  link TEXT NOT NULL,
  label TEXT NOT NULL,
  clicks INTEGER NOT NULL,
  contacts INTEGER NOT NULL,
  PRIMARY KEY (run, link)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE changes (
  key INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  at INTEGER NOT NULL,
  contact INTEGER,
  campaign_id TEXT,
  text TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX changes_by_contact ON changes (contact, at) WHERE contact IS NOT NULL;
--> statement-breakpoint
CREATE INDEX changes_by_campaign ON changes (campaign_id) WHERE campaign_id IS NOT NULL;
