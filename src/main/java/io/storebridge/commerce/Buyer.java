package io.storebridge.commerce;

/** The person who asks or orders: the store's user id, name and e-mail address. */
public record Buyer(String id, String name, String email) {}
