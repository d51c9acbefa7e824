/**
 * Values: the coordinated dumps of a recording. {@link dev.contrail.analysis.dump.Dumps} has them
 * all, {@link dev.contrail.analysis.dump.Dump} is one with its tasks in columns, and {@link
 * dev.contrail.analysis.dump.Places} groups tasks that wait at the same place. The reader fills
 * them in through a builder, as tests do; writers read them. A million tasks fit in a small heap:
 * whatever there is of a hostile recording, {@link dev.contrail.analysis.dump.DumpRoom} bounds it.
 */
@NullMarked
package dev.contrail.analysis.dump;

import org.jspecify.annotations.NullMarked;
