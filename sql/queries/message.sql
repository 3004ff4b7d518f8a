-- The entries of a conversation's thread.

-- name: add_message
-- ?1 id, ?2 workspace, ?3 conversation, ?4 kind, ?5 direction, ?6 author, ?7 body, ?8 provider's id, ?9 call, ?10 sent at.
-- No row when the provider's message or the call has its entry already.
insert into messages (id, workspace_id, conversation_id, kind, direction, author_user_id, body, provider_message_id, call_id,
                      sent_at)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
on conflict do nothing
returning id;

-- name: list_messages
-- ?1 workspace, ?2 conversation, ?3 and ?4 time and id of the place below which the page begins, ?5 rows at most.
select m.id, m.kind, m.direction, m.author_user_id, coalesce(u.name, ''), m.body, m.provider_message_id, m.call_id, m.sent_at
from messages m
left join users u on u.id = m.author_user_id
where m.workspace_id = ?1 and m.conversation_id = ?2 and (m.sent_at, m.id) < (?3, ?4)
order by m.sent_at desc, m.id desc
limit ?5;
