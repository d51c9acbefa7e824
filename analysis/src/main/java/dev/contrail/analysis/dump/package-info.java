/**
 * The coordinated dumps of a recording, as values. {@link dev.contrail.analysis.dump.Dumps} has all
 * of them, {@link dev.contrail.analysis.dump.Dump} is one dump with its tasks in columns, and
 * {@link dev.contrail.analysis.dump.Places} groups tasks that wait at the same place. The reader
 * and tests create them through a builder; writers read them. A million tasks fit in a heap of 512
 * MB, and {@link dev.contrail.analysis.dump.DumpRoom} bounds what a hostile recording can take.
 */
@NullMarked
package dev.contrail.analysis.dump;

import org.jspecify.annotations.NullMarked;
