-- Webhooks on their way to the business.

-- name: insert_delivery
-- ?1 kind, ?2 lane or null, ?3 body, ?4 seal, ?5 batched, ?6 state, ?7 due, ?8 now. Its number.
insert into deliveries (kind, lane, body, seal, batched, state, due_at, created_at)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) returning number;

-- name: claim_delivery
-- ?1 now. The one that is due longest and whose lane is free; no row when there is none.
update deliveries set state = 'sending', attempts = attempts + 1
where number = (select waiting.number from deliveries waiting
                where waiting.state = 'waiting' and waiting.due_at <= ?1
                  and not exists (select 1 from deliveries busy where busy.state = 'sending' and busy.lane = waiting.lane)
                order by waiting.due_at, waiting.number limit 1)
returning number, kind, body, seal, batched, attempts, created_at;

-- name: claim_batch
-- ?1 now, ?2 limit. Others that are due and may share an envelope.
update deliveries set state = 'sending', attempts = attempts + 1
where number in (select number from deliveries
                 where state = 'waiting' and due_at <= ?1 and batched = 1 order by due_at, number limit ?2)
returning number, kind, body, seal, batched, attempts, created_at;

-- name: settle_delivery
-- ?1 number, ?2 state, ?3 next due, ?4 now, ?5 status or null, ?6 error.
update deliveries set state = ?2, due_at = ?3, answered_at = ?4, answer_status = ?5, answer_error = ?6 where number = ?1;

-- name: recover_deliveries
-- After a crash: what was on its way goes again.
update deliveries set state = 'waiting' where state = 'sending';

-- name: held_deliveries
-- Numbers of those that wait for a release, oldest first.
select number from deliveries where state = 'held' order by number;

-- name: release_delivery
-- ?1 number, ?2 due.
update deliveries set state = 'waiting', due_at = ?2 where number = ?1 and state = 'held';

-- name: next_delivery_time
-- When the next can leave, as lanes are now; null when nothing waits.
select min(waiting.due_at) from deliveries waiting
where waiting.state = 'waiting'
  and not exists (select 1 from deliveries busy where busy.state = 'sending' and busy.lane = waiting.lane);

-- name: next_batch_time
-- When the envelope that is being filled goes; null when none is.
select min(due_at) from deliveries where state = 'waiting' and batched = 1;

-- name: deliveries_after
-- ?1 number, ?2 limit. Without their bodies, oldest first.
select number, kind, seal, state, attempts, due_at, created_at, answered_at, answer_status, answer_error
from deliveries where number > ?1 order by number limit ?2;

-- name: find_delivery_body
-- ?1 number.
select body from deliveries where number = ?1;

-- name: forget_deliveries
-- ?1 time. Those that nobody waits for any more.
delete from deliveries where created_at < ?1 and state not in ('waiting', 'held', 'sending');
