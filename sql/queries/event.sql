-- The numbered events, as the bell reads them. They are written by tell_event (ledger.sql).

-- name: list_events_after
-- ?1 number, ?2 rows at most.
select number, workspace_id, kind, call_id, conversation_id, at
from events
where number > ?1
order by number
limit ?2;

-- name: find_last_event_number
select coalesce(max(number), 0) from events;
