-- Storebridge's own tables; ACT_* belong to Camunda.

-- Steps whose call to the other system has been begun, by whatever node: asked first when they run again.
create table operation_attempt (
    task_id text primary key,
    attempted_at timestamptz not null default now()
);

-- Every content of every diagram, decision, form and schema that was deployed; the newest row of a name is in force.
create table deployed_resource (
    id bigint generated always as identity primary key,
    name text not null,
    sha256 text not null,
    content bytea not null,
    deployment_id text not null,
    origin text not null,
    deployed_at timestamptz not null default now()
);
create index on deployed_resource (name, id desc);

-- One row per workflow started from outside: makes the business id unique, in the transaction that starts the instance.
create table intake_request (
    process text not null,
    business_id text not null,
    caller text not null,
    idempotency_key text,
    content_sha256 text not null,
    instance_id text,
    received_at timestamptz not null default now(),
    primary key (process, business_id),
    unique (process, caller, idempotency_key)
);

-- Messages taken for a workflow under an idempotency key.
create table intake_message (
    process text not null,
    business_id text not null,
    message text not null,
    caller text not null,
    idempotency_key text not null,
    content_sha256 text not null,
    received_at timestamptz not null default now(),
    primary key (process, business_id, message, caller, idempotency_key)
);

-- Keys of callers; only the hash of a key is kept. Keys are 256 random bits, so that a plain SHA-256 is enough.
create table api_key (
    sha256 text primary key,
    name text not null unique,
    processes text[] not null default '{*}',
    created_at timestamptz not null default now(),
    revoked_at timestamptz
);
