-- Conversations: the list of the inbox, and one of them.

-- name: add_conversation
-- ?1 id, ?2 workspace, ?3 number, ?4 contact, ?5 created at. No row when number and contact have one already.
insert into conversations (id, workspace_id, number_id, contact_id, last_message_at, created_at)
values (?1, ?2, ?3, ?4, ?5, ?5)
on conflict (number_id, contact_id) do nothing
returning id;

-- name: find_conversation_of
-- ?1 workspace, ?2 number, ?3 contact.
select id from conversations where workspace_id = ?1 and number_id = ?2 and contact_id = ?3;

-- name: list_conversations
-- ?1 workspace, ?2 and ?3 time and id of the place below which the page begins, ?4 rows at most. Runs along
-- conversations_by_recency, so a page costs the same wherever it is and however many there are.
select c.id, c.contact_id, k.name,
       case when k.name <> '' then ''
            else coalesce((select i.value from contact_identities i where i.contact_id = k.id and i.kind = 'phone' limit 1), '')
       end,
       c.last_message_at, c.last_message_preview, l.state, l.outcome, l.direction
from conversations c
join contacts k on k.id = c.contact_id
left join calls l on l.id = c.last_call_id
where c.workspace_id = ?1 and (c.last_message_at, c.id) < (?2, ?3)
order by c.last_message_at desc, c.id desc
limit ?4;

-- name: find_conversation_card
-- ?1 workspace, ?2 id.
select c.id, c.number_id, c.contact_id, c.assigned_user_id, c.last_message_at, c.last_message_preview, c.created_at,
       n.label, n.display_number, coalesce(u.name, '')
from conversations c
join numbers n on n.id = c.number_id
left join users u on u.id = c.assigned_user_id
where c.workspace_id = ?1 and c.id = ?2;

-- name: move_conversation_up
-- ?1 workspace, ?2 id, ?3 at, ?4 preview, ?5 call or null. An entry that comes late moves nothing.
update conversations set last_message_at = ?3, last_message_preview = ?4, last_call_id = ?5
where workspace_id = ?1 and id = ?2 and last_message_at <= ?3;
