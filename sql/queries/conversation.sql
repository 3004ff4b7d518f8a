-- Conversations: the list of the inbox, and one of them.

-- name: add_conversation
-- ?1 id, ?2 workspace, ?3 number, ?4 contact, ?5 contact's title, ?6 created at. No row when number and contact have one
-- already.
insert into conversations (id, workspace_id, number_id, contact_id, contact_title, last_message_at, created_at)
values (?1, ?2, ?3, ?4, ?5, ?6, ?6)
on conflict (number_id, contact_id) do nothing
returning id;

-- name: find_conversation_of
-- ?1 workspace, ?2 number, ?3 contact.
select id from conversations where workspace_id = ?1 and number_id = ?2 and contact_id = ?3;

-- name: list_conversations
-- ?1 workspace, ?2 and ?3 time and id of the place below which the page begins, ?4 rows at most. One walk along
-- conversations_by_recency, so a page costs the same wherever it is and however many there are; of the call, when the last
-- entry is one, "state,outcome,direction".
select c.id, c.contact_id, c.contact_title, c.last_message_at, c.last_message_preview,
       case when c.last_call_id is not null then
         (select l.state || ',' || coalesce(l.outcome, '') || ',' || l.direction from calls l where l.id = c.last_call_id)
       end
from conversations c
where c.workspace_id = ?1 and (c.last_message_at, c.id) < (?2, ?3)
order by c.last_message_at desc, c.id desc
limit ?4;

-- name: retitle_conversations
-- ?1 workspace, ?2 contact, ?3 title.
update conversations set contact_title = ?3 where workspace_id = ?1 and contact_id = ?2 and contact_title <> ?3;

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
