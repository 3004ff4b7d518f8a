-- Customers and the keys they are known by.

-- name: add_contact
-- ?1 id, ?2 workspace, ?3 name, ?4 created at.
insert into contacts (id, workspace_id, name, created_at) values (?1, ?2, ?3, ?4);

-- name: find_contact
-- ?1 workspace, ?2 id.
select id, workspace_id, name, created_at from contacts where workspace_id = ?1 and id = ?2;

-- name: list_identities
-- ?1 workspace, ?2 contact.
select kind, value from contact_identities where workspace_id = ?1 and contact_id = ?2 order by kind, value;

-- name: find_contact_by_identity
-- ?1 workspace, ?2 kind, ?3 value.
select contact_id from contact_identities where workspace_id = ?1 and kind = ?2 and value = ?3;

-- name: put_identity
-- ?1 workspace, ?2 kind, ?3 value, ?4 contact.
insert into contact_identities (workspace_id, kind, value, contact_id) values (?1, ?2, ?3, ?4)
on conflict (workspace_id, kind, value) do update set contact_id = excluded.contact_id;

-- name: rename_contact
-- ?1 workspace, ?2 id, ?3 name.
update contacts set name = ?3 where workspace_id = ?1 and id = ?2;
