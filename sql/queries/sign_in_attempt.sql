-- Attempts to sign in, for the limits. Before a workspace is known.

-- name: add_sign_in_attempt
-- ?1 id, ?2 address, ?3 account, ?4 at, ?5 most per address, ?6 counted since, ?7 most per account, ?8 counted since.
-- Judged and counted in one statement: of many at once no more get a row than there is room for.
insert into sign_in_attempts (id, address, email, at)
select ?1, ?2, ?3, ?4
where (select count(*) from sign_in_attempts where address = ?2 and at > ?6) < ?5
  and (select count(*) from sign_in_attempts where email = ?3 and at > ?8) < ?7
returning id;

-- name: forget_sign_in_attempts
-- ?1 before.
delete from sign_in_attempts where at < ?1;
