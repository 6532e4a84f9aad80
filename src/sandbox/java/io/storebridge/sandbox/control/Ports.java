package io.storebridge.sandbox.control;

/**
 * Where the sandbox's systems listen, all on 127.0.0.1; 0 stands for any free port.
 *
 * @param postgres the database server
 * @param gp GP's database as Storebridge reaches it: the server behind the fault proxy
 */
public record Ports(
        int postgres,
        int gp,
        int control,
        int orderCloud,
        int salesforce,
        int stripe,
        int avatax,
        int taxjar,
        int graph) {

    public static final Ports FIXED = new Ports(15432, 15433, 8100, 8101, 8102, 8103, 8104, 8105, 8108);
    public static final Ports FREE = new Ports(0, 0, 0, 0, 0, 0, 0, 0, 0);
}
