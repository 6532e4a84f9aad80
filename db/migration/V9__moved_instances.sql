-- Who moved which instance to which version of its diagram; written in the transaction that moves it.
create table moved_instance (
    id bigint generated always as identity primary key,
    instance_id text not null,
    business_id text,
    process text not null,
    from_version int not null,
    to_version int not null,
    -- The caller whose key it was.
    moved_by text not null,
    moved_at timestamptz not null default now()
);
create index on moved_instance (instance_id);
