package dev.contrail.analysis.recording;

import dev.contrail.analysis.recording.EventType.Use;
import dev.contrail.analysis.recording.chunk.TypeTable;
import dev.contrail.analysis.recording.event.ContrailEvents;
import dev.contrail.analysis.recording.event.JdkEvents;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The events that are read, and the constants of them that are looked up.
 *
 * @param identity events that are read before all other events
 * @param read events that are read
 * @param constants the types of constants that are looked up
 */
record Wanted(Set<String> identity, Set<String> read, Set<String> constants) {

  /** The events of a report. */
  static final Wanted METRICS =
      new Wanted(
          Set.of(JdkEvents.JVM_INFORMATION, ContrailEvents.COMMITTED_EVENTS),
          Stream.of(
                  Set.of(
                      ContrailEvents.SCHEDULER_CONFIGURATION,
                      JdkEvents.DATA_LOSS,
                      JdkEvents.CPU_LOAD,
                      JdkEvents.GARBAGE_COLLECTION,
                      JdkEvents.GC_HEAP_SUMMARY),
                  ContrailEvents.OF_A_SCHEDULER,
                  ContrailEvents.OF_A_WORKER,
                  ContrailEvents.OF_SAMPLES.keySet())
              .flatMap(Set::stream)
              .collect(Collectors.toUnmodifiableSet()),
          Set.of(
              TypeTable.TEXT,
              "java.lang.Thread",
              "jdk.types.GCWhen",
              "com.oracle.jfr.types.GCWhen"));

  /** The events of dumps. */
  static final Wanted DUMPS =
      new Wanted(
          Set.of(JdkEvents.JVM_INFORMATION),
          Set.of(
              ContrailEvents.TASK_DUMP,
              ContrailEvents.TASK_TRACE,
              ContrailEvents.WORKER_TRACE,
              ContrailEvents.STACK_TEXT),
          Set.of(
              TypeTable.TEXT,
              "jdk.types.StackTrace",
              "jdk.types.Method",
              "java.lang.Class",
              "jdk.types.Symbol"));

  /** Returns the use of the events with this name. */
  Use use(String eventName) {
    if (identity.contains(eventName)) {
      return Use.IDENTITY;
    }
    return read.contains(eventName) ? Use.READ : Use.COUNTED;
  }
}
