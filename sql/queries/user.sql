-- People who can sign in, whatever workspaces they are in. Not bound to a workspace: signing in comes before knowing one.

-- name: add_user
-- ?1 id, ?2 address, ?3 name, ?4 password hash, ?5 suspended at, ?6 created at. No row when the address is taken.
insert into users (id, email, name, password_hash, suspended_at, created_at) values (?1, ?2, ?3, ?4, ?5, ?6)
on conflict (email) do nothing
returning id;

-- name: find_user
-- ?1 id.
select id, email, name, password_hash, suspended_at, created_at from users where id = ?1;

-- name: find_user_by_email
-- ?1 address, lower case.
select id, email, name, password_hash, suspended_at, created_at from users where email = ?1;

-- name: has_users
select exists (select 1 from users);

-- name: change_password_hash
-- ?1 user, ?2 password hash.
update users set password_hash = ?2 where id = ?1 returning id;
