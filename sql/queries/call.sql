-- Calls. The columns are what people see and what others search by; `facts` is what domain::step knows.

-- name: add_call
-- ?1 id, ?2 workspace, ?3 number, ?4 contact, ?5 conversation, ?6 direction, ?7 provider's call id, ?8 state, ?9 outcome,
-- ?10 failure code, ?11 failure text, ?12 agent, ?13 rejected by, ?14 decliner, ?15 notice, ?16 its user, ?17 sound, ?18 facts,
-- ?19 started at, ?20 ring until, ?21 answered at, ?22 ended at, ?23 deadline, ?24 version.
insert into calls (id, workspace_id, number_id, contact_id, conversation_id, direction, provider_call_id, state, outcome,
                   failure_code, failure_text, agent_id, rejected_by, decliner_id, notice, notice_user_id, sound, facts,
                   started_at, ring_until, answered_at, ended_at, deadline_at, version)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24);

-- name: save_call
-- Parameters as in add_call; number, direction and provider's id never change.
update calls
set contact_id = ?4, conversation_id = ?5, state = ?8, outcome = ?9, failure_code = ?10, failure_text = ?11, agent_id = ?12,
    rejected_by = ?13, decliner_id = ?14, notice = ?15, notice_user_id = ?16, sound = ?17, facts = ?18, started_at = ?19,
    ring_until = ?20, answered_at = ?21, ended_at = ?22, deadline_at = ?23, version = ?24
where id = ?1 and workspace_id = ?2 and number_id = ?3 and direction = ?6 and provider_call_id = ?7;

-- name: find_call
-- ?1 workspace, ?2 id.
select id, workspace_id, number_id, contact_id, conversation_id, direction, provider_call_id, state, outcome, failure_code,
       failure_text, agent_id, rejected_by, facts, started_at, ring_until, answered_at, ended_at, version
from calls
where workspace_id = ?1 and id = ?2;

-- name: find_call_anywhere
-- ?1 id. For our own switchboard's news and the clerk, who know calls and no workspaces.
select id, workspace_id, number_id, contact_id, conversation_id, direction, provider_call_id, state, outcome, failure_code,
       failure_text, agent_id, rejected_by, facts, started_at, ring_until, answered_at, ended_at, version
from calls
where id = ?1;

-- name: find_call_by_provider_id
-- ?1 workspace, ?2 number, ?3 provider's call id.
select id, workspace_id, number_id, contact_id, conversation_id, direction, provider_call_id, state, outcome, failure_code,
       failure_text, agent_id, rejected_by, facts, started_at, ring_until, answered_at, ended_at, version
from calls
where workspace_id = ?1 and number_id = ?2 and provider_call_id = ?3;

-- name: claim_call
-- ?1 workspace, ?2 id, ?3 agent, ?4 now. One row when the claim won: it rings, nobody has it, there is time left, and the agent
-- may take calls on its number.
update calls
set agent_id = ?3, state = 'answering'
where workspace_id = ?1 and id = ?2 and state = 'ringing' and agent_id is null and ring_until > ?4
  and exists (select 1 from number_members p
              join users u on u.id = p.user_id
              where p.number_id = calls.number_id and p.user_id = ?3 and p.may_call = 1 and u.suspended_at is null)
returning id;

-- name: list_open_calls
-- Of all workspaces: for the sweep.
select id from calls where state <> 'ended' order by id;

-- name: list_calls_due
-- ?1 now, ?2 rows at most. Of all workspaces: for the clerk.
select id from calls where deadline_at is not null and deadline_at <= ?1 order by deadline_at limit ?2;

-- name: find_next_deadline
-- Of all calls, null when there is none.
select min(deadline_at) from calls where deadline_at is not null;

-- name: list_ring_targets
-- ?1 workspace, ?2 number, ?3 now, ?4 seen since. Everyone with an open session who may take calls on this number.
select distinct p.user_id
from number_members p
join users u on u.id = p.user_id and u.suspended_at is null
join memberships m on m.user_id = p.user_id and m.workspace_id = ?1
join sessions s on s.user_id = p.user_id and s.workspace_id = ?1 and s.ended_at is null and s.expires_at > ?3 and s.seen_at >= ?4
where p.number_id = ?2 and p.may_call = 1
order by p.user_id;

-- name: may_take_calls
-- ?1 workspace, ?2 number, ?3 user. One row when this person may take calls on this number.
select 1
from number_members p
join numbers n on n.id = p.number_id and n.workspace_id = ?1
join memberships m on m.user_id = p.user_id and m.workspace_id = ?1
join users u on u.id = p.user_id and u.suspended_at is null
where p.number_id = ?2 and p.user_id = ?3 and p.may_call = 1;
