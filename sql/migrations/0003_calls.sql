-- Calls, their legs and recordings, and the machinery that keeps them right: deliveries in, events for the bell, effects out.

create table calls (
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
create index calls_by_start on calls (workspace_id, started_at desc, id desc);
create index calls_open on calls (id) where state <> 'ended';
create index calls_by_conversation on calls (conversation_id, started_at desc, id desc);
create index calls_by_deadline on calls (deadline_at) where deadline_at is not null;

create table call_legs (
  id text not null primary key,
  call_id text not null references calls (id),
  side text not null check (side in ('customer', 'agent')),
  user_id text references users (id),
  created_at integer not null,
  ended_at integer,
  end_reason text not null default ''
) strict;
create index call_legs_by_call on call_legs (call_id);

create table recordings (
  id text not null primary key,
  workspace_id text not null references workspaces (id),
  call_id text not null references calls (id),
  side text not null check (side in ('customer', 'agent', 'mix')),
  duration_us integer not null,
  bytes integer not null,
  created_at integer not null,
  unique (call_id, side)
) strict;

-- Raw webhook bodies, kept before they are answered. Duplicates are told apart by what is inside, not by the body.
create table deliveries (
  id text not null primary key,
  number_id text references numbers (id),                -- the first whose app secret signed it
  signature text not null,                               -- the header as it came: which numbers it may speak for
  body blob not null,
  received_at integer not null,
  digested_at integer,
  attempts integer not null default 0
) strict;
create index deliveries_undigested on deliveries (id) where digested_at is null;

-- The numbered list the bell reads. Written in the transaction of the fact it tells.
create table events (
  number integer primary key autoincrement,
  workspace_id text not null references workspaces (id),
  kind text not null,                                    -- 'call.changed', 'message.added'
  call_id text,
  conversation_id text,
  at integer not null
) strict;

-- What must still be done outside after a commit. Claimed by whoever runs it; a claim that expires is taken over.
create table effects (
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
create index effects_by_call on effects (call_id);
create index effects_open on effects (due_at) where state in ('waiting', 'running');

create table leases (
  name text not null primary key,
  holder text not null,
  held_until integer not null
) strict;

-- How far the clerk has read the switchboard's numbered news.
create table media_news (
  switchboard text not null primary key,                 -- the daemon's boot id
  last_number integer not null,
  seen_at integer not null
) strict;

-- Each call's black box: what came, what went, what was clicked; secrets and SDP credentials blanked.
create table call_box (
  call_id text not null,
  at integer not null,
  number integer not null,                               -- order within the call
  kind text not null,
  detail text not null,
  primary key (call_id, number)
) strict;
