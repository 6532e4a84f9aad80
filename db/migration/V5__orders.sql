-- Orders between the store and the ERP. They stay until somebody deletes them (docs/operating.md, Orders).

-- Which of the ERP's records a record of the store is; for a new customer the number that is promised to it.
create table cross_reference (
    kind text not null,
    system text not null,
    foreign_id text not null,
    erp_number text not null,
    -- false: the number is promised, and nobody has seen the record in the ERP yet.
    confirmed boolean not null,
    created_at timestamptz not null default now(),
    primary key (kind, system, foreign_id),
    unique (kind, system, erp_number)
);

-- One row per order of the store; customer in upper case, as the ERP compares it.
create table placed_order (
    order_id text primary key,
    status text not null default 'received',
    customer text,
    document jsonb not null,
    tax jsonb,
    charges jsonb,
    capture_at text,
    reason text,
    placed_at timestamptz not null,
    -- With tax, of all parts, when it was made in the ERP.
    placed_total numeric,
    -- How much of the card payments was to be taken in all when that was last told.
    taken numeric not null default 0,
    finished boolean not null default false,
    -- Numbers whose progress was looked at before the order was recorded.
    look_again text[] not null default '{}',
    received_at timestamptz not null default now(),
    changed_at timestamptz not null default now()
);
create index on placed_order (customer, placed_at desc) where status <> 'placed';

-- The ERP's orders of a placed order: as they were last told to the store, and as they were last seen.
create table order_number (
    number text primary key,
    order_id text not null references placed_order on delete cascade,
    part int not null,
    told jsonb not null,
    told_fingerprint text not null,
    seen jsonb not null,
    seen_fingerprint text not null
);
create index on order_number (order_id);

-- Which run tells the progress of an order now, and of which of its numbers others wanted to meanwhile.
create table order_turn (
    order_id text primary key,
    process text not null,
    business_id text not null,
    waiting text[] not null default '{}',
    taken_at timestamptz not null default now()
);

-- How far scans of other systems have come, and which instance is scanning.
create table scan (
    name text primary key,
    cursor text,
    owner text,
    taken_at timestamptz
);
