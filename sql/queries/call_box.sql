-- Each call's black box, in the order it was written.

-- name: add_to_box
-- ?1 call, ?2 at, ?3 kind, ?4 detail.
insert into call_box (call_id, at, number, kind, detail)
values (?1, ?2, (select coalesce(max(number), 0) + 1 from call_box where call_id = ?1), ?3, ?4);

-- name: read_box
-- ?1 workspace, ?2 call.
select b.number, b.at, b.kind, b.detail
from call_box b
join calls c on c.id = b.call_id and c.workspace_id = ?1
where b.call_id = ?2
order by b.number;
