-- Who works here and how they sign in. Ids are 26 characters of text that sort by time; times are UTC microseconds.

create table workspaces (
  id text not null primary key,
  name text not null,
  features text not null default 'calling,recording',   -- comma-separated plan features
  created_at integer not null
) strict;

create table users (
  id text not null primary key,
  email text not null unique,                            -- lower case
  name text not null,
  password_hash text not null,                           -- libsodium's Argon2id string
  suspended_at integer,
  created_at integer not null
) strict;

create table memberships (
  workspace_id text not null references workspaces (id),
  user_id text not null references users (id),
  role text not null check (role in ('admin', 'manager', 'agent')),
  created_at integer not null,
  primary key (workspace_id, user_id)
) strict;
create index memberships_by_user on memberships (user_id, created_at, workspace_id);

create table sessions (
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
create index sessions_by_user on sessions (user_id, ended_at);

-- Sign-in attempts of the last minutes, for the limits per address and per account.
create table sign_in_attempts (
  id text not null primary key,
  address text not null,
  email text not null,
  at integer not null
) strict;
create index sign_in_attempts_by_address on sign_in_attempts (address, at);
create index sign_in_attempts_by_email on sign_in_attempts (email, at);
create index sign_in_attempts_by_time on sign_in_attempts (at);

-- The one-time token of the first-run page, hashed; gone once the first admin exists.
create table setup_tokens (
  token_hash text not null primary key,
  created_at integer not null,
  used_at integer
) strict;

create table audit (
  id text not null primary key,
  workspace_id text references workspaces (id),
  user_id text references users (id),
  action text not null,                                  -- noun.verb
  detail text not null,                                  -- JSON without secrets
  at integer not null
) strict;
