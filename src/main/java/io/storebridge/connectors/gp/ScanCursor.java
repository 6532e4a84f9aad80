package io.storebridge.connectors.gp;

/**
 * How far the scan for changed orders has come, as text.
 *
 * <p>Rows are stamped when they are written and seen when they are committed, so a scan goes in passes that overlap: a pass
 * begins a while before the last one began. Within a pass the place is the last order named, by stamp and number. Tracking
 * numbers have no stamp; they are followed by row id in the same way, with a mark that is old enough to begin the next pass.
 *
 * @param begin stamp at which the next pass begins; empty while no pass is under way
 * @param stamp of the last order named
 * @param trackingBegin row id of SOP10107 after which each pass begins
 * @param trackingAt row id of the last one looked at in this pass
 * @param mark the highest row id at {@code markedAt}
 * @param number of the last order named, at {@code stamp}
 */
record ScanCursor(
        String begin, String stamp, long trackingBegin, long trackingAt, long mark, String markedAt, String number) {

    private static final String VERSION = "1";
    private static final int PARTS = 8;

    static ScanCursor parse(String text) {
        String[] parts = text.split("\\|", PARTS);
        if (parts.length != PARTS || !parts[0].equals(VERSION)) {
            throw new IllegalArgumentException("Not a cursor of the scan for changed orders: " + text);
        }
        return new ScanCursor(
                parts[1],
                parts[2],
                Long.parseLong(parts[3]),
                Long.parseLong(parts[4]),
                Long.parseLong(parts[5]),
                parts[6],
                parts[7]);
    }

    String text() {
        return String.join(
                "|",
                VERSION,
                begin,
                stamp,
                Long.toString(trackingBegin),
                Long.toString(trackingAt),
                Long.toString(mark),
                markedAt,
                number);
    }

    ScanCursor stamps(String newBegin, String newStamp, String newNumber) {
        return new ScanCursor(newBegin, newStamp, trackingBegin, trackingAt, mark, markedAt, newNumber);
    }

    ScanCursor tracking(long newBegin, long newAt, long newMark, String newMarkedAt) {
        return new ScanCursor(begin, stamp, newBegin, newAt, newMark, newMarkedAt, number);
    }
}
