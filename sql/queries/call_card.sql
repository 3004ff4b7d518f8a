-- What a browser may know of a call. The columns of all four lists are the same, in the order call_card.cpp reads them.

-- name: find_call_card
-- ?1 workspace, ?2 call.
select c.id, c.workspace_id, c.state, c.outcome, c.direction, c.contact_id, coalesce(k.name, ''),
       coalesce((select i.value from contact_identities i where i.contact_id = c.contact_id and i.kind = 'phone' limit 1), ''),
       c.conversation_id, c.number_id, n.label, n.display_number, c.agent_id, coalesce(a.name, ''), coalesce(d.name, ''),
       c.rejected_by, c.started_at, c.ring_until, c.answered_at, c.ended_at, c.failure_code, c.failure_text, c.notice,
       c.notice_user_id, c.sound,
       coalesce((select group_concat(r.side) from recordings r where r.call_id = c.id), '')
from calls c
join numbers n on n.id = c.number_id
left join contacts k on k.id = c.contact_id
left join users a on a.id = c.agent_id
left join users d on d.id = c.decliner_id
where c.workspace_id = ?1 and c.id = ?2;

-- name: list_open_call_cards
-- ?1 workspace, ?2 user: the calls this person hears of.
select c.id, c.workspace_id, c.state, c.outcome, c.direction, c.contact_id, coalesce(k.name, ''),
       coalesce((select i.value from contact_identities i where i.contact_id = c.contact_id and i.kind = 'phone' limit 1), ''),
       c.conversation_id, c.number_id, n.label, n.display_number, c.agent_id, coalesce(a.name, ''), coalesce(d.name, ''),
       c.rejected_by, c.started_at, c.ring_until, c.answered_at, c.ended_at, c.failure_code, c.failure_text, c.notice,
       c.notice_user_id, c.sound,
       coalesce((select group_concat(r.side) from recordings r where r.call_id = c.id), '')
from calls c
join numbers n on n.id = c.number_id
join number_members p on p.number_id = c.number_id and p.user_id = ?2 and p.may_call = 1
join memberships m on m.workspace_id = c.workspace_id and m.user_id = p.user_id
join users u on u.id = p.user_id and u.suspended_at is null
left join contacts k on k.id = c.contact_id
left join users a on a.id = c.agent_id
left join users d on d.id = c.decliner_id
where c.workspace_id = ?1 and c.state <> 'ended'
order by c.started_at, c.id;

-- name: list_call_cards
-- ?1 workspace, ?2 started before, ?3 rows at most. Newest first.
select c.id, c.workspace_id, c.state, c.outcome, c.direction, c.contact_id, coalesce(k.name, ''),
       coalesce((select i.value from contact_identities i where i.contact_id = c.contact_id and i.kind = 'phone' limit 1), ''),
       c.conversation_id, c.number_id, n.label, n.display_number, c.agent_id, coalesce(a.name, ''), coalesce(d.name, ''),
       c.rejected_by, c.started_at, c.ring_until, c.answered_at, c.ended_at, c.failure_code, c.failure_text, c.notice,
       c.notice_user_id, c.sound,
       coalesce((select group_concat(r.side) from recordings r where r.call_id = c.id), '')
from calls c
join numbers n on n.id = c.number_id
left join contacts k on k.id = c.contact_id
left join users a on a.id = c.agent_id
left join users d on d.id = c.decliner_id
where c.workspace_id = ?1 and c.started_at < ?2
order by c.started_at desc, c.id desc
limit ?3;

-- name: list_call_cards_of_conversation
-- ?1 workspace, ?2 conversation, ?3 rows at most. Newest first.
select c.id, c.workspace_id, c.state, c.outcome, c.direction, c.contact_id, coalesce(k.name, ''),
       coalesce((select i.value from contact_identities i where i.contact_id = c.contact_id and i.kind = 'phone' limit 1), ''),
       c.conversation_id, c.number_id, n.label, n.display_number, c.agent_id, coalesce(a.name, ''), coalesce(d.name, ''),
       c.rejected_by, c.started_at, c.ring_until, c.answered_at, c.ended_at, c.failure_code, c.failure_text, c.notice,
       c.notice_user_id, c.sound,
       coalesce((select group_concat(r.side) from recordings r where r.call_id = c.id), '')
from calls c
join numbers n on n.id = c.number_id
left join contacts k on k.id = c.contact_id
left join users a on a.id = c.agent_id
left join users d on d.id = c.decliner_id
where c.workspace_id = ?1 and c.conversation_id = ?2
order by c.started_at desc, c.id desc
limit ?3;

-- name: list_hearers
-- ?1 workspace, ?2 call. Who is told of it while it is open: members of its number who may take calls.
select p.user_id
from calls c
join number_members p on p.number_id = c.number_id and p.may_call = 1
join memberships m on m.workspace_id = c.workspace_id and m.user_id = p.user_id
join users u on u.id = p.user_id and u.suspended_at is null
where c.workspace_id = ?1 and c.id = ?2
order by p.user_id;

-- name: may_hear_call
-- ?1 workspace, ?2 call, ?3 user. One row when this person is one of list_hearers.
select 1
from calls c
join number_members p on p.number_id = c.number_id and p.user_id = ?3 and p.may_call = 1
join memberships m on m.workspace_id = c.workspace_id and m.user_id = p.user_id
join users u on u.id = p.user_id and u.suspended_at is null
where c.workspace_id = ?1 and c.id = ?2;
