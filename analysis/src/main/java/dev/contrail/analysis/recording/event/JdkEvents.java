package dev.contrail.analysis.recording.event;

/** The names of the JDK's events that are read. */
public final class JdkEvents {
  public static final String JVM_INFORMATION = "jdk.JVMInformation";
  public static final String DATA_LOSS = "jdk.DataLoss";
  public static final String CPU_LOAD = "jdk.CPULoad";
  public static final String GARBAGE_COLLECTION = "jdk.GarbageCollection";
  public static final String GC_HEAP_SUMMARY = "jdk.GCHeapSummary";

  private JdkEvents() {}
}
