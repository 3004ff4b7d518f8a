-- Business numbers, customers and what was said.

create table numbers (
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

create table number_members (
  number_id text not null references numbers (id),
  user_id text not null references users (id),
  may_call integer not null default 1,
  ring_order integer not null default 0,
  primary key (number_id, user_id)
) strict;

create table contacts (
  id text not null primary key,
  workspace_id text not null references workspaces (id),
  name text not null,                                    -- what the provider said last, may be empty
  created_at integer not null
) strict;

-- A customer is known by several keys. Never build a number out of the digits of an id.
create table contact_identities (
  workspace_id text not null references workspaces (id),
  kind text not null check (kind in ('phone', 'whatsapp_id', 'business_scoped_id')),
  value text not null,
  contact_id text not null references contacts (id),
  primary key (workspace_id, kind, value)
) strict;
create index contact_identities_by_contact on contact_identities (contact_id);

create table conversations (
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
create index conversations_by_recency on conversations (workspace_id, last_message_at desc, id desc);
create index conversations_by_contact on conversations (contact_id);

create table messages (
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
create index messages_by_conversation on messages (conversation_id, sent_at desc, id desc);
