-- Invoices that a payment is at work on: one payment per invoice. Names are in upper case, as the ERP compares them.
create table invoice_claim (
    customer text not null,
    invoice text not null,
    payment_id text not null,
    claimed_at timestamptz not null default now(),
    primary key (customer, invoice)
);
create index on invoice_claim (payment_id);
