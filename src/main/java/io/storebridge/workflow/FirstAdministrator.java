package io.storebridge.workflow;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** The administrator to make when there is no user of that name; nothing is made without a password. */
@ConfigurationProperties("storebridge.admin")
record FirstAdministrator(String id, String password) {

    boolean given() {
        return id != null && !id.isBlank() && password != null && !password.isBlank();
    }

    @Override
    public String toString() {
        return "FirstAdministrator[" + id + "]";
    }
}
