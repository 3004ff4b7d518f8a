-- Legs of calls, for the record: who was connected when.

-- name: add_call_leg
-- ?1 id, ?2 call, ?3 side, ?4 user or null, ?5 created at. Twice is once.
insert into call_legs (id, call_id, side, user_id, created_at) values (?1, ?2, ?3, ?4, ?5) on conflict (id) do nothing;

-- name: end_call_leg
-- ?1 id, ?2 at, ?3 reason. The first end counts.
update call_legs set ended_at = ?2, end_reason = ?3 where id = ?1 and ended_at is null;

-- name: end_legs_of_call
-- ?1 call, ?2 at, ?3 reason.
update call_legs set ended_at = ?2, end_reason = ?3 where call_id = ?1 and ended_at is null;
