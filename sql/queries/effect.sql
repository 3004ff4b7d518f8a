-- What must still be done outside after a commit.

-- name: add_effect
-- ?1 id, ?2 call, ?3 kind, ?4 detail, ?5 due at, ?6 created at.
insert into effects (id, call_id, kind, detail, due_at, created_at) values (?1, ?2, ?3, ?4, ?5, ?6);

-- name: claim_effect
-- ?1 id, ?2 now, ?3 claimed until. One row when the claim won: it waits and is due, or its claim has expired.
update effects
set state = 'running', claimed_until = ?3, attempts = attempts + 1
where id = ?1 and ((state = 'waiting' and due_at <= ?2) or (state = 'running' and claimed_until < ?2))
returning id, call_id, kind, detail, attempts, created_at;

-- name: finish_effect
-- ?1 id, ?2 state (done or failed), ?3 at. The detail held SDP and is no longer needed.
update effects set state = ?2, detail = '{}', claimed_until = null, done_at = ?3 where id = ?1 and state <> 'done';

-- name: postpone_effect
-- ?1 id, ?2 due at.
update effects set state = 'waiting', claimed_until = null, due_at = ?2 where id = ?1 and state = 'running';

-- name: list_effects_due
-- ?1 now, ?2 rows at most. Waiting ones whose time has come and running ones whose claim expired.
select id
from effects
where state in ('waiting', 'running')
  and ((state = 'waiting' and due_at <= ?1) or (state = 'running' and claimed_until < ?1))
order by due_at
limit ?2;

-- name: find_next_effect_due
-- Null when nothing waits.
select min(case state when 'waiting' then due_at else claimed_until end) from effects where state in ('waiting', 'running');
