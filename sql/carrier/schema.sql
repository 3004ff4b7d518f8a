-- The practice carrier's own file: calls and messages of invented customers, and the webhooks still to be sent. Nothing of
-- the desk is in here, and the desk never reads it. Times are UTC microseconds.

-- name: schema
-- Everything, on an empty file.
create table calls (
  key text not null primary key,                         -- ours, for addresses
  id text not null unique,                               -- "wacid....", the business's name for it
  customer_number text not null,
  customer_name text not null,
  customer_user_id text not null,
  offer_sdp text not null,
  answer_sdp text not null default '',
  state text not null check (state in ('ringing', 'pre_accepted', 'in_call', 'ended')),
  end_reason text not null check (end_reason in ('none', 'customer_hung_up', 'business_hung_up', 'rejected', 'not_answered',
                                                 'no_media', 'phone_gone')),
  watch text not null check (watch in ('none', 'reports')),
  placed_at integer not null,
  ring_until integer not null,
  accepted_at integer,
  ended_at integer,
  seen_at integer not null,
  media_at integer,
  packets integer not null default 0,
  early_packets integer not null default 0,
  callback_data text not null default '',
  cta_payload text not null default '',
  deeplink_payload text not null default '',
  deadline_at integer                                    -- when time alone ends it; null: never
) strict;
create index calls_due on calls (deadline_at) where state <> 'ended';
create index calls_by_customer on calls (customer_number, placed_at);

create table messages (
  number integer primary key autoincrement,
  id text not null unique,                               -- "wamid...."
  customer_number text not null,
  sender text not null check (sender in ('customer', 'business')),
  body text not null,
  status text not null check (status in ('sent', 'read')),
  callback_data text not null default '',
  at integer not null
) strict;
create index messages_by_customer on messages (customer_number, number);

-- Webhooks, kept until the business has answered 200.
create table deliveries (
  number integer primary key autoincrement,
  kind text not null check (kind in ('change', 'raw')),  -- a change goes into an envelope, raw bytes go as they are
  lane text,                                             -- of one lane only one is on its way at a time; null: no lane
  body blob not null,
  seal text not null check (seal in ('good', 'tampered', 'foreign', 'missing')),
  batched integer not null default 0,
  state text not null check (state in ('waiting', 'held', 'sending', 'delivered', 'dropped', 'given_up')),
  attempts integer not null default 0,
  due_at integer not null,
  created_at integer not null,
  answered_at integer,
  answer_status integer,                                 -- HTTP status of the last attempt; null: no answer came
  answer_error text not null default ''
) strict;
create index deliveries_due on deliveries (due_at, number) where state = 'waiting';
create index deliveries_on_their_way on deliveries (lane) where state = 'sending';
create index deliveries_by_age on deliveries (created_at);
