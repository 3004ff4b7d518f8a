-- Who changed what.

-- name: add_audit
-- ?1 id, ?2 workspace or null, ?3 user or null, ?4 action, ?5 detail (JSON), ?6 at.
insert into audit (id, workspace_id, user_id, action, detail, at) values (?1, ?2, ?3, ?4, ?5, ?6);
