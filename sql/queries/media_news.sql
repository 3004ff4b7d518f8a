-- How far the switchboard's numbered news have been taken, per life of the daemon.

-- name: find_media_news_place
-- The life seen last.
select switchboard, last_number from media_news order by seen_at desc, switchboard limit 1;

-- name: take_media_news
-- ?1 boot id, ?2 number, ?3 at. One row when this number is new.
insert into media_news (switchboard, last_number, seen_at) values (?1, ?2, ?3)
on conflict (switchboard) do update set last_number = excluded.last_number, seen_at = excluded.seen_at
where excluded.last_number > media_news.last_number
returning switchboard;

-- name: forget_media_news
-- ?1 boot id, ?2 seen before. Other lives of the daemon are over.
delete from media_news where switchboard <> ?1 and seen_at < ?2;
