-- Leases: who may be the one, until when.

-- name: take_lease
-- ?1 name, ?2 holder, ?3 now, ?4 held until. One row when it is ours: it was free, expired, or ours already.
insert into leases (name, holder, held_until) values (?1, ?2, ?4)
on conflict (name) do update set holder = excluded.holder, held_until = excluded.held_until
where leases.holder = excluded.holder or leases.held_until <= ?3
returning name;

-- name: drop_lease
-- ?1 name, ?2 holder.
delete from leases where name = ?1 and holder = ?2;
