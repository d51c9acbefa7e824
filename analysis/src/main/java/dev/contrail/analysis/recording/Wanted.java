package dev.contrail.analysis.recording;

import dev.contrail.analysis.recording.EventType.Use;
import dev.contrail.analysis.recording.chunk.TypeTable;
import dev.contrail.analysis.recording.extract.ContrailTypeIds;
import dev.contrail.analysis.recording.extract.JdkAttributes;
import java.util.Set;

/** Which events are read, and which of the constants they refer to. */
final class Wanted {

  private static final Set<String> IDENTITY =
      Set.of(JdkAttributes.JVM_INFORMATION, ContrailTypeIds.COMMITTED_EVENTS);

  private static final Set<String> READ =
      Set.of(
          ContrailTypeIds.SCHEDULER_CONFIGURATION,
          JdkAttributes.DATA_LOSS,
          JdkAttributes.CPU_LOAD,
          JdkAttributes.GARBAGE_COLLECTION,
          JdkAttributes.GC_HEAP_SUMMARY);

  /** The types of the constants behind those fields of these events that are looked at. */
  static final Set<String> CONSTANTS =
      Set.of(TypeTable.TEXT, "java.lang.Thread", "jdk.types.GCWhen", "com.oracle.jfr.types.GCWhen");

  private Wanted() {}

  static Use use(String eventName) {
    if (IDENTITY.contains(eventName)) {
      return Use.IDENTITY;
    }
    return READ.contains(eventName)
            || ContrailTypeIds.OF_A_SCHEDULER.contains(eventName)
            || ContrailTypeIds.OF_A_WORKER.contains(eventName)
            || ContrailTypeIds.OF_SAMPLES.containsKey(eventName)
        ? Use.READ
        : Use.COUNTED;
  }
}
