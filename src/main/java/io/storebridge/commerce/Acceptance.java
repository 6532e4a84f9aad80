package io.storebridge.commerce;

import java.time.LocalDate;

/** The buyer's yes to a quote: the buyer's own purchase order number and wish for the date; both may be null. */
@Input(title = "Acceptance", hint = "How the buyer accepted the quote, a document.")
public record Acceptance(String purchaseOrder, LocalDate wantedDate, String note) {}
