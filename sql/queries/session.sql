-- Sessions of signed-in people. Found by token, before the workspace is known.

-- name: add_session
-- ?1 id, ?2 token hash, ?3 user, ?4 workspace, ?5 form token, ?6 created at, ?7 seen at, ?8 expires at, ?9 address,
-- ?10 user agent.
insert into sessions (id, token_hash, user_id, workspace_id, csrf_token, created_at, seen_at, expires_at, address, user_agent)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10);

-- name: find_open_session
-- ?1 token hash, ?2 now, ?3 seen since. The session with its person, while both are welcome.
select s.id, s.csrf_token, s.seen_at, m.user_id, m.workspace_id, u.name, u.email, m.role
from sessions s
join users u on u.id = s.user_id
join memberships m on m.workspace_id = s.workspace_id and m.user_id = s.user_id
where s.token_hash = ?1 and s.ended_at is null and s.expires_at > ?2 and s.seen_at >= ?3 and u.suspended_at is null;

-- name: is_session_open
-- ?1 id, ?2 now, ?3 seen since.
select exists (
  select 1
  from sessions s
  join users u on u.id = s.user_id
  join memberships m on m.workspace_id = s.workspace_id and m.user_id = s.user_id
  where s.id = ?1 and s.ended_at is null and s.expires_at > ?2 and s.seen_at >= ?3 and u.suspended_at is null
);

-- name: touch_session
-- ?1 id, ?2 at. Never backwards: two requests may overtake each other.
update sessions set seen_at = ?2 where id = ?1 and seen_at < ?2;

-- name: end_session
-- ?1 id, ?2 at.
update sessions set ended_at = ?2 where id = ?1 and ended_at is null;

-- name: end_session_of_token
-- ?1 token hash, ?2 at.
update sessions set ended_at = ?2 where token_hash = ?1 and ended_at is null;

-- name: end_other_sessions
-- ?1 user, ?2 the session that stays or null, ?3 at.
update sessions set ended_at = ?3 where user_id = ?1 and ended_at is null and (?2 is null or id <> ?2);

-- name: limit_open_sessions
-- ?1 user, ?2 how many stay open, ?3 at. Ends the ones not seen for longest.
update sessions set ended_at = ?3
where id in (
  select id from sessions where user_id = ?1 and ended_at is null order by seen_at desc, id desc limit 1000 offset ?2
);

-- name: forget_sessions
-- ?1 user, ?2 expired before.
delete from sessions where user_id = ?1 and expires_at < ?2;
