-- What concerns the file as a whole: its schema's number, and the numbered events that tell of changes.

-- name: tell_event
-- ?1 workspace, ?2 kind, ?3 call or null, ?4 conversation or null, ?5 at.
insert into events (workspace_id, kind, call_id, conversation_id, at) values (?1, ?2, ?3, ?4, ?5);

-- name: find_schema_version
-- How many migrations the file has seen.
select user_version from pragma_user_version;

-- name: find_application_id
-- Which program's file this is, by SQLite's own mark; 0 when nobody said.
select application_id from pragma_application_id;

-- name: count_tables
select count(*) from sqlite_schema where type = 'table';

-- name: check_whole
-- The first fault SQLite finds in the structure of the file, or "ok".
select quick_check from pragma_quick_check(1);
