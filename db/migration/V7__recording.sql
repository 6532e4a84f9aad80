-- What runs were started with, sent, received and were told: masked, for as long as storebridge.recording.retention says.
create table recording (
    id bigint generated always as identity primary key,
    recorded_at timestamptz not null,
    kind text not null check (kind in ('start', 'call', 'message', 'task')),
    -- Null for messages.
    process text,
    instance_id text not null,
    business_id text,
    -- The element of the diagram that called or was a task.
    activity text,
    -- The operation, or the message.
    name text,
    -- JSON: the documents of the start, the inputs of the call, the message, the form.
    input text,
    -- JSON: what the operation gave, or the failure.
    answer text,
    outcome text not null check (outcome in ('done', 'rejected', 'unavailable', 'unknown', 'error', 'too-large'))
);
create index on recording (process, recorded_at desc) where kind = 'start';
create index on recording (instance_id);
create index on recording using brin (recorded_at);

-- With what values are masked: made once, the same for all nodes. Without the row a new one is made, and values of
-- before and after no longer match.
create table recording_key (
    one boolean primary key default true check (one),
    secret bytea not null
);
