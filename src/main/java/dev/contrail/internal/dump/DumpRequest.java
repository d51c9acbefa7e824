package dev.contrail.internal.dump;

import dev.contrail.dump.DumpOptions;

/**
 * The options of a requested dump.
 *
 * @param trigger the origin of the request: see {@code contrail.TaskDump}
 * @param isKept whether its tasks are wanted as values, not for Flight Recorder alone
 */
record DumpRequest(DumpOptions options, String trigger, boolean isKept) {}
