-- Webhook events of Stripe that were taken: one that comes again, as Stripe sends them now and then, does nothing.
create table stripe_event (
    id text primary key,
    type text not null,
    payment_id text not null,
    received_at timestamptz not null default now()
);
create index on stripe_event (received_at);
