package io.storebridge.commerce;

/** How far scans of other systems have come, kept in Storebridge's database: one node scans at a time. */
public interface Scans {

    /**
     * Takes the scan for a while, or answers null when another instance has it.
     *
     * @return where it stands; its cursor is null at the first time
     */
    @Operation(
            id = "scans.begin",
            title = "Begin where the last scan ended",
            description =
                    "Gives where the last scan of this name ended (scan.cursor), and keeps others from running it meanwhile. Gives nothing when one runs.",
            result = "scan")
    Scan begin(
            @Input(title = "Name of the scan", hint = "The same at its beginning and its end, such as orders.")
                    String name,
            Step step);

    /** Moves the scan on and lets it go; nothing happens when it is no longer the instance's own. */
    @Operation(
            id = "scans.end",
            title = "Note how far the scan has come",
            description = "Notes how far the scan has come and lets the next one run.")
    void end(
            @Input(title = "Name of the scan", hint = "As at its beginning.") String name,
            @Input(
                            title = "How far it has come",
                            hint = "Where the next scan goes on, such as changed.next.",
                            required = false)
                    String cursor,
            Step step);

    /** @param cursor what the system scanned understands */
    record Scan(String name, String cursor) {}
}
