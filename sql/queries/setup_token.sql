-- The first run's one-time token, as a hash. There is no workspace yet.

-- name: remove_setup_tokens
delete from setup_tokens;

-- name: add_setup_token
-- ?1 token hash, ?2 created at.
insert into setup_tokens (token_hash, created_at) values (?1, ?2);

-- name: is_setup_token_open
-- ?1 token hash, ?2 made since.
select exists (
  select 1 from setup_tokens
  where token_hash = ?1 and used_at is null and created_at >= ?2 and not exists (select 1 from users)
);

-- name: use_setup_token
-- ?1 token hash, ?2 at, ?3 made since. One row for the one who may go on.
update setup_tokens set used_at = ?2
where token_hash = ?1 and used_at is null and created_at >= ?3 and not exists (select 1 from users)
returning token_hash;
