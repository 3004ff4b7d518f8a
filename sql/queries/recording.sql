-- Finished tracks of calls.

-- name: add_recording
-- ?1 id, ?2 workspace, ?3 call, ?4 side, ?5 duration in microseconds, ?6 bytes, ?7 created at. No row when it is known.
insert into recordings (id, workspace_id, call_id, side, duration_us, bytes, created_at)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
on conflict (call_id, side) do nothing
returning id;

-- name: list_recordings
-- ?1 workspace, ?2 call.
select id, side, duration_us, bytes, created_at
from recordings
where workspace_id = ?1 and call_id = ?2
order by case side when 'customer' then 1 when 'agent' then 2 else 3 end;
