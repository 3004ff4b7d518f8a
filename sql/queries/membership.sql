-- Who works in which workspace, and as what.

-- name: add_membership
-- ?1 workspace, ?2 user, ?3 role, ?4 created at. No row when the user is in it already.
insert into memberships (workspace_id, user_id, role, created_at) values (?1, ?2, ?3, ?4)
on conflict (workspace_id, user_id) do nothing
returning user_id;

-- name: find_member
-- ?1 workspace, ?2 user.
select m.user_id, m.workspace_id, u.name, u.email, m.role, u.suspended_at is not null
from memberships m
join users u on u.id = m.user_id
where m.workspace_id = ?1 and m.user_id = ?2;

-- name: list_members
-- ?1 workspace.
select m.user_id, m.workspace_id, u.name, u.email, m.role, u.suspended_at is not null
from memberships m
join users u on u.id = m.user_id
where m.workspace_id = ?1
order by u.name, u.id;

-- name: find_first_workspace
-- ?1 user.
select workspace_id from memberships where user_id = ?1 order by created_at, workspace_id limit 1;
