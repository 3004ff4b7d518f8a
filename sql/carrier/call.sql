-- Calls of the practice carrier.

-- name: insert_call
-- Every column, in the order of the table.
insert into calls values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22);

-- name: save_call
-- ?1 key; then what can change, in the order of the table.
update calls set answer_sdp = ?2, state = ?3, end_reason = ?4, accepted_at = ?5, ended_at = ?6, seen_at = ?7, media_at = ?8,
                 packets = ?9, early_packets = ?10, callback_data = ?11, deadline_at = ?12
where key = ?1;

-- name: find_call_by_key
-- ?1 key.
select * from calls where key = ?1;

-- name: find_call_by_id
-- ?1 the business's id.
select * from calls where id = ?1;

-- name: due_calls
-- ?1 now, ?2 limit. Keys of the calls that time has ended.
select key from calls where state <> 'ended' and deadline_at <= ?1 order by deadline_at limit ?2;

-- name: open_calls
-- Keys of all calls that have not ended.
select key from calls where state <> 'ended';

-- name: count_open_calls
-- All of them, and those of customer ?1.
select count(*), coalesce(sum(customer_number = ?1), 0) from calls where state <> 'ended';

-- name: last_call_time
-- ?1 customer. Null when there was none.
select max(placed_at) from calls where customer_number = ?1;

-- name: forget_calls
-- ?1 time. Calls that ended before it.
delete from calls where state = 'ended' and ended_at < ?1;
