-- Messages between invented customers and the business.

-- name: insert_message
-- ?1 id, ?2 customer, ?3 sender, ?4 body, ?5 callback data, ?6 at. Its number.
insert into messages (id, customer_number, sender, body, status, callback_data, at)
values (?1, ?2, ?3, ?4, 'sent', ?5, ?6) returning number;

-- name: messages_after
-- ?1 customer, ?2 number, ?3 limit. The newest that are newer than the number, oldest first.
select number, id, sender, body, status, callback_data, at from
  (select * from messages where customer_number = ?1 and number > ?2 order by number desc limit ?3)
order by number;

-- name: unread_messages
-- ?1 customer, ?2 number. What the business wrote up to that number and the customer has not read.
select number, id, sender, body, status, callback_data, at from messages
where customer_number = ?1 and number <= ?2 and sender = 'business' and status = 'sent' order by number;

-- name: mark_message_read
-- ?1 number.
update messages set status = 'read' where number = ?1;

-- name: find_message
-- ?1 id. One row when it exists.
select number from messages where id = ?1;

-- name: last_message_time
-- ?1 customer. When that customer last wrote; null when never.
select max(at) from messages where customer_number = ?1 and sender = 'customer';

-- name: forget_messages
-- ?1 time.
delete from messages where at < ?1;
