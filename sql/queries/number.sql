-- Business numbers and who takes part in them.

-- name: add_number
-- ?1 id, ?2 workspace, ?3 label, ?4 display number, ?5 provider number id, ?6 account, ?7 Graph base address, ?8 version,
-- ?9 access token, ?10 app secret, ?11 verify token (sealed), ?12 calling, ?13 created at. No row when the provider's id is
-- taken, in whatever workspace.
insert into numbers (id, workspace_id, provider, label, display_number, provider_number_id, account_id, graph_base_url,
                     graph_version, access_token_sealed, app_secret_sealed, verify_token_sealed, calling, created_at)
values (?1, ?2, 'whatsapp', ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
on conflict (provider_number_id) do nothing
returning id;

-- name: change_number
-- ?1 workspace, ?2 id, ?3 label, ?4 display number, ?5 account, ?6 Graph base address, ?7 version, ?8 access token,
-- ?9 app secret, ?10 verify token (sealed), ?11 calling.
update numbers
set label = ?3, display_number = ?4, account_id = ?5, graph_base_url = ?6, graph_version = ?7, access_token_sealed = ?8,
    app_secret_sealed = ?9, verify_token_sealed = ?10, calling = ?11
where workspace_id = ?1 and id = ?2
returning id;

-- name: find_number
-- ?1 workspace, ?2 id.
select id, workspace_id, label, display_number, provider_number_id, account_id, graph_base_url, graph_version,
       access_token_sealed, app_secret_sealed, verify_token_sealed, calling, created_at
from numbers
where workspace_id = ?1 and id = ?2;

-- name: list_numbers
-- ?1 workspace.
select id, workspace_id, label, display_number, provider_number_id, account_id, graph_base_url, graph_version,
       access_token_sealed, app_secret_sealed, verify_token_sealed, calling, created_at
from numbers
where workspace_id = ?1
order by provider_number_id;

-- name: find_number_by_provider_id
-- ?1 provider number id. For the provider's news, which names no workspace.
select id, workspace_id, label, display_number, provider_number_id, account_id, graph_base_url, graph_version,
       access_token_sealed, app_secret_sealed, verify_token_sealed, calling, created_at
from numbers
where provider_number_id = ?1;

-- name: list_every_number
-- Of all workspaces: for the provider's handshake, which names neither workspace nor number.
select id, workspace_id, label, display_number, provider_number_id, account_id, graph_base_url, graph_version,
       access_token_sealed, app_secret_sealed, verify_token_sealed, calling, created_at
from numbers
order by id;

-- name: put_number_member
-- ?1 workspace, ?2 number, ?3 user, ?4 may call, ?5 ring order. No row when either is not of this workspace.
insert into number_members (number_id, user_id, may_call, ring_order)
select n.id, m.user_id, ?4, ?5
from numbers n
join memberships m on m.workspace_id = n.workspace_id
where n.workspace_id = ?1 and n.id = ?2 and m.user_id = ?3
on conflict (number_id, user_id) do update set may_call = excluded.may_call, ring_order = excluded.ring_order
returning user_id;

-- name: list_number_members
-- ?1 workspace, ?2 number.
select p.number_id, p.user_id, p.may_call, p.ring_order
from number_members p
join numbers n on n.id = p.number_id
where n.workspace_id = ?1 and n.id = ?2
order by p.ring_order, p.user_id;
