package io.storebridge.sandbox;

import io.storebridge.sandbox.control.Ports;

/** What the sandbox prints when it is ready: where to go and what to try. */
record Welcome(int port, Ports ports) {

    String text() {
        return """

                Storebridge is ready: a sandbox Dynamics GP on one side, a sandbox store on the other.

                  Tasklist   http://127.0.0.1:%1$d/camunda/app/tasklist   sign in as sales / sales
                  Cockpit    http://127.0.0.1:%1$d/camunda/app/cockpit    operator / operator
                  REST API   http://127.0.0.1:%1$d/swagger-ui.html        sales / sales, key %2$s
                  Store      http://127.0.0.1:%9$d/                       its orders; place one as a buyer
                  CRM        http://127.0.0.1:%6$d/                       who may sign in at the store
                  Mail       http://127.0.0.1:%5$d/                       what buyers were sent
                  Payments   http://127.0.0.1:%7$d/                       cards charged; confirm there as the buyer
                  Tax        http://127.0.0.1:%8$d/                       what AvaTax recorded (invented rates)
                  Control    http://127.0.0.1:%3$d/                       make systems fail, work in GP
                  GP         psql -h 127.0.0.1 -p %4$d -U postgres gp_two

                Ask for a quote:
                  curl -s -X POST http://127.0.0.1:%1$d/api/quote-to-order -H 'Authorization: Bearer %2$s' \\
                    -H 'Content-Type: application/json' -d @docs/examples/quote-request.json

                Place an order on the store (or press the button on its page):
                  curl -s -X POST http://127.0.0.1:%9$d/sandbox/checkout \\
                    -d '{"buyer":"AARONFIT0001","lines":[{"product":"CHAI-TSK-BLK","quantity":2}],"card":"pm_card_visa"}'

                Change a diagram while it runs (or edit files in a folder: --storebridge.processes=file:...):
                  zip -r set.zip processes forms && curl -s -X PUT http://127.0.0.1:%1$d/api/deployments \\
                    -H 'Authorization: Bearer %10$s' -H 'Content-Type: application/zip' --data-binary @set.zip

                Ctrl-C stops everything; the state stays in .sandbox.
                """
                .formatted(
                        port,
                        SandboxAccess.KEY,
                        ports.control(),
                        ports.postgres(),
                        ports.graph(),
                        ports.salesforce(),
                        ports.stripe(),
                        ports.avatax(),
                        ports.orderCloud(),
                        SandboxAccess.ANALYST_KEY);
    }
}
