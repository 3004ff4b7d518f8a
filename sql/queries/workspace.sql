-- Workspaces: one desk each.

-- name: add_workspace
-- ?1 id, ?2 name, ?3 features, ?4 created at.
insert into workspaces (id, name, features, created_at) values (?1, ?2, ?3, ?4);

-- name: find_workspace
-- ?1 id.
select id, name, features, created_at from workspaces where id = ?1;

-- name: list_workspaces
select id, name, features, created_at from workspaces order by id;
