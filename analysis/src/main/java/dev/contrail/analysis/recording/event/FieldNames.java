package dev.contrail.analysis.recording.event;

/**
 * The names of the fields that both decoders read. A field with a metric is named by the metric
 * itself, and a field that only one decoder reads is named there.
 */
public final class FieldNames {

  /** The start of an event, which JFR adds to every event as its first field. */
  public static final String START_TIME = "startTime";

  /** The length of an event, which JFR adds as the second field where an event has one. */
  public static final String DURATION = "duration";

  public static final String SCHEDULER = "scheduler";
  public static final String WORKER = "worker";
  public static final String THREAD = "thread";
  public static final String TASK_ID = "taskId";
  public static final String POLL_SEQUENCE = "pollSequence";

  public static final String COUNT = "count";
  public static final String P50 = "p50";
  public static final String P90 = "p90";
  public static final String P99 = "p99";
  public static final String P999 = "p999";
  public static final String MAX = "max";
  public static final String SAMPLE_EVERY = "sampleEvery";

  private FieldNames() {}
}
