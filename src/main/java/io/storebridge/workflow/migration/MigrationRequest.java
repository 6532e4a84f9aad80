package io.storebridge.workflow.migration;

import java.util.List;
import java.util.Map;

/**
 * Which instances to move, and how.
 *
 * @param process the workflow's key
 * @param versions old versions; with {@code ids} empty too: all
 * @param ids business ids, or the engine's ids of instances
 * @param map element ids of the newest version by those of old ones, where they differ
 * @param dryRun true: everything is tried and undone
 * @param by who asks, for the record
 */
public record MigrationRequest(
        String process, List<Integer> versions, List<String> ids, Map<String, String> map, boolean dryRun, String by) {}
