-- Raw webhook bodies: kept before they are answered, digested afterwards.

-- name: add_delivery
-- ?1 id, ?2 number or null, ?3 signature header, ?4 body, ?5 received at.
insert into deliveries (id, number_id, signature, body, received_at) values (?1, ?2, ?3, ?4, ?5);

-- name: find_undigested_delivery
-- ?1 id.
select id, signature, body, received_at, attempts from deliveries where id = ?1 and digested_at is null;

-- name: list_undigested_deliveries
-- ?1 received before, ?2 attempts below, ?3 rows at most.
select id
from deliveries
where digested_at is null and received_at < ?1 and attempts < ?2
order by id
limit ?3;

-- name: count_delivery_attempt
-- ?1 id.
update deliveries set attempts = attempts + 1 where id = ?1;

-- name: mark_delivery_digested
-- ?1 id, ?2 at.
update deliveries set digested_at = ?2 where id = ?1;
