package dev.contrail.internal.dump;

import dev.contrail.dump.DumpOptions;

/**
 * How somebody wants a dump.
 *
 * @param trigger who: see {@code contrail.TaskDump}
 * @param isKept whether its tasks are wanted as values, not for Flight Recorder alone
 */
record DumpRequest(DumpOptions options, String trigger, boolean isKept) {}
