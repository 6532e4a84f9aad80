-- Webhooks of OrderCloud that were taken: one that comes again, by mistake or replayed, does nothing.
create table ordercloud_event (
    log_id text primary key,
    route text not null,
    order_id text not null,
    sent_at timestamptz not null,
    received_at timestamptz not null default now()
);
create index on ordercloud_event (received_at);
