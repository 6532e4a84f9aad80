package io.storebridge.commerce;

/** How far scans of other systems have come, kept in Storebridge's database: one node scans at a time. */
public interface Scans {

    /**
     * Takes the scan for a while, or answers null when another instance has it.
     *
     * @return where it stands; its cursor is null at the first time
     */
    @Operation(id = "scans.begin", title = "Begin where the last scan ended", result = "scan")
    Scan begin(String name, Step step);

    /** Moves the scan on and lets it go; nothing happens when it is no longer the instance's own. */
    @Operation(id = "scans.end", title = "Note how far the scan has come")
    void end(String name, String cursor, Step step);

    /** @param cursor what the system scanned understands */
    record Scan(String name, String cursor) {}
}
