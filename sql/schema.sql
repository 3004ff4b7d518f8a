-- What the migrations add up to. Written by tests/store/schema_test.cpp, read by people.

CREATE TABLE workspaces (
  id text not null primary key,
  name text not null,
  features text not null default 'calling,recording',   -- comma-separated plan features
  created_at integer not null
) strict;

CREATE TABLE users (
  id text not null primary key,
  email text not null unique,                            -- lower case
  name text not null,
  password_hash text not null,                           -- libsodium's Argon2id string
  suspended_at integer,
  created_at integer not null
) strict;

CREATE TABLE memberships (
  workspace_id text not null references workspaces (id),
  user_id text not null references users (id),
  role text not null check (role in ('admin', 'manager', 'agent')),
  created_at integer not null,
  primary key (workspace_id, user_id)
) strict;

CREATE INDEX memberships_by_user on memberships (user_id, created_at, workspace_id);

CREATE TABLE sessions (
  id text not null primary key,
  token_hash text not null unique,                       -- hex SHA-256 of the cookie; the cookie itself is never stored
  user_id text not null references users (id),
  workspace_id text not null references workspaces (id),
  csrf_token text not null,
  created_at integer not null,
  seen_at integer not null,
  expires_at integer not null,
  ended_at integer,
  address text not null,
  user_agent text not null
) strict;

CREATE INDEX sessions_by_user on sessions (user_id, ended_at);

CREATE TABLE sign_in_attempts (
  id text not null primary key,
  address text not null,
  email text not null,
  at integer not null
) strict;

CREATE INDEX sign_in_attempts_by_address on sign_in_attempts (address, at);

CREATE INDEX sign_in_attempts_by_email on sign_in_attempts (email, at);

CREATE INDEX sign_in_attempts_by_time on sign_in_attempts (at);

CREATE TABLE setup_tokens (
  token_hash text not null primary key,
  created_at integer not null,
  used_at integer
) strict;

CREATE TABLE audit (
  id text not null primary key,
  workspace_id text references workspaces (id),
  user_id text references users (id),
  action text not null,                                  -- noun.verb
  detail text not null,                                  -- JSON without secrets
  at integer not null
) strict;

CREATE TABLE numbers (
  id text not null primary key,
  workspace_id text not null references workspaces (id),
  provider text not null check (provider in ('whatsapp')),
  label text not null,
  display_number text not null,                          -- as people read it, "+44 20 7946 0101"
  provider_number_id text not null unique,               -- Graph's phone number id
  account_id text not null,                              -- WhatsApp Business Account id
  graph_base_url text not null,                          -- "https://graph.facebook.com"
  graph_version text not null,                           -- "v25.0"
  access_token_sealed blob not null,
  app_secret_sealed blob not null,
  verify_token_sealed blob not null,
  calling text not null default 'on' check (calling in ('on', 'off')),
  created_at integer not null
) strict;

CREATE TABLE number_members (
  number_id text not null references numbers (id),
  user_id text not null references users (id),
  may_call integer not null default 1,
  ring_order integer not null default 0,
  primary key (number_id, user_id)
) strict;

CREATE TABLE contacts (
  id text not null primary key,
  workspace_id text not null references workspaces (id),
  name text not null,                                    -- what the provider said last, may be empty
  created_at integer not null
) strict;

CREATE TABLE contact_identities (
  workspace_id text not null references workspaces (id),
  kind text not null check (kind in ('phone', 'whatsapp_id', 'business_scoped_id')),
  value text not null,
  contact_id text not null references contacts (id),
  primary key (workspace_id, kind, value)
) strict;

CREATE INDEX contact_identities_by_contact on contact_identities (contact_id);

CREATE TABLE conversations (
  id text not null primary key,
  workspace_id text not null references workspaces (id),
  number_id text not null references numbers (id),
  contact_id text not null references contacts (id),
  assigned_user_id text references users (id),
  contact_title text not null default '',                -- how the contact is called in lists, kept here so a page is one walk
  last_message_at integer not null,
  last_message_preview text not null default '',         -- one line; empty when the last entry is a call
  last_call_id text,                                     -- the call, when the last entry is one
  created_at integer not null,
  unique (number_id, contact_id)
) strict;

CREATE INDEX conversations_by_recency on conversations (workspace_id, last_message_at desc, id desc);

CREATE INDEX conversations_by_contact on conversations (contact_id);

CREATE TABLE messages (
  id text not null primary key,
  workspace_id text not null references workspaces (id),
  conversation_id text not null references conversations (id),
  kind text not null check (kind in ('text', 'media', 'template', 'call', 'note', 'activity')),
  direction text not null check (direction in ('in', 'out')),
  author_user_id text references users (id),
  body text not null,
  provider_message_id text unique,
  call_id text unique,                                   -- kind 'call': the call this entry stands for
  sent_at integer not null
) strict;

CREATE INDEX messages_by_conversation on messages (conversation_id, sent_at desc, id desc);

CREATE TABLE calls (
  id text not null primary key,
  workspace_id text not null references workspaces (id),
  number_id text not null references numbers (id),
  contact_id text references contacts (id),              -- null only in a tombstone
  conversation_id text references conversations (id),
  direction text not null check (direction in ('inbound', 'outbound')),
  provider_call_id text not null,
  state text not null check (state in ('ringing', 'answering', 'live', 'held', 'ended')),
  outcome text check (outcome in ('completed', 'missed', 'declined', 'unanswered', 'refused', 'cancelled',
                                  'outside_hours', 'all_busy', 'all_offline', 'failed')),
  failure_code integer,                                  -- the provider's code, or null
  failure_text text not null default '',                 -- the sentence people read
  agent_id text references users (id),                   -- who claimed it
  rejected_by text not null default '',                  -- comma-separated user ids that are out of this call
  decliner_id text references users (id),                -- whose click ended it, when the outcome is declined
  notice text not null default '',                       -- a sentence for agents about what is not over yet
  notice_user_id text references users (id),             -- whom it is for; everyone who hears the call when null
  sound text not null default 'waiting' check (sound in ('waiting', 'connected', 'lost')),
  facts text not null,                                   -- JSON: what domain::step knows beyond these columns
  started_at integer not null,
  ring_until integer not null,
  answered_at integer,
  ended_at integer,
  deadline_at integer,                                   -- when time itself must be looked at next
  version integer not null default 0,                    -- counts every change
  unique (number_id, provider_call_id)
) strict;

CREATE INDEX calls_by_start on calls (workspace_id, started_at desc, id desc);

CREATE INDEX calls_open on calls (id) where state <> 'ended';

CREATE INDEX calls_by_conversation on calls (conversation_id, started_at desc, id desc);

CREATE INDEX calls_by_deadline on calls (deadline_at) where deadline_at is not null;

CREATE TABLE call_legs (
  id text not null primary key,
  call_id text not null references calls (id),
  side text not null check (side in ('customer', 'agent')),
  user_id text references users (id),
  created_at integer not null,
  ended_at integer,
  end_reason text not null default ''
) strict;

CREATE INDEX call_legs_by_call on call_legs (call_id);

CREATE TABLE recordings (
  id text not null primary key,
  workspace_id text not null references workspaces (id),
  call_id text not null references calls (id),
  side text not null check (side in ('customer', 'agent', 'mix')),
  duration_us integer not null,
  bytes integer not null,
  created_at integer not null,
  unique (call_id, side)
) strict;

CREATE TABLE deliveries (
  id text not null primary key,
  number_id text references numbers (id),                -- the first whose app secret signed it
  signature text not null,                               -- the header as it came: which numbers it may speak for
  body blob not null,
  received_at integer not null,
  digested_at integer,
  attempts integer not null default 0
) strict;

CREATE INDEX deliveries_undigested on deliveries (id) where digested_at is null;

CREATE TABLE events (
  number integer primary key autoincrement,
  workspace_id text not null references workspaces (id),
  kind text not null,                                    -- 'call.changed', 'message.added'
  call_id text,
  conversation_id text,
  at integer not null
) strict;

CREATE TABLE effects (
  id text not null primary key,
  call_id text not null references calls (id),
  kind text not null,
  detail text not null,                                  -- JSON
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  attempts integer not null default 0,
  due_at integer not null,
  claimed_until integer,
  created_at integer not null,
  done_at integer
) strict;

CREATE INDEX effects_by_call on effects (call_id);

CREATE INDEX effects_open on effects (due_at) where state in ('waiting', 'running');

CREATE TABLE leases (
  name text not null primary key,
  holder text not null,
  held_until integer not null
) strict;

CREATE TABLE media_news (
  switchboard text not null primary key,                 -- the daemon's boot id
  last_number integer not null,
  seen_at integer not null
) strict;

CREATE TABLE call_box (
  call_id text not null,
  at integer not null,
  number integer not null,                               -- order within the call
  kind text not null,
  detail text not null,
  primary key (call_id, number)
) strict;
