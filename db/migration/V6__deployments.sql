-- Attempts to deploy that changed something or were refused, whoever made them.
create table deployment (
    id bigint generated always as identity primary key,
    attempted_at timestamptz not null default now(),
    outcome text not null check (outcome in ('deployed', 'refused')),
    cause text not null check (cause in ('start', 'folder', 'request')),
    -- The host of the node, or the caller whose key it was.
    deployed_by text not null,
    -- Of all names and contents that were brought: the same mistake is recorded once.
    content_sha256 text not null,
    files jsonb not null,
    findings jsonb not null
);

-- Empty for what was deployed before this table was there. origin: the folder, or the request.
alter table deployed_resource add column deployment bigint references deployment (id);
update deployed_resource set origin = 'classpath:' where origin like 'start of %';

-- What a key may do beside workflows; nothing unless it is given.
alter table api_key add column rights text[] not null default '{}';
