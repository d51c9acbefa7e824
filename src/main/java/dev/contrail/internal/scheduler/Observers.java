package dev.contrail.internal.scheduler;

import dev.contrail.internal.jfr.Attachment;
import dev.contrail.internal.jfr.FlightRecording;
import dev.contrail.internal.jfr.Instrumentation;
import dev.contrail.internal.management.Management;

/** Who watches a scheduler from outside: Flight Recorder, and the MBeans. Thread-safe. */
final class Observers {
  private volatile Instrumentation instrumentation = Instrumentation.NONE;
  private volatile Attachment attachment = () -> {};
  private volatile Management.Registration bean = () -> {};

  /** They may ask for metrics and dumps from now on. */
  void start(MultiThread scheduler) {
    attachment =
        FlightRecording.attach(new RecordedMetrics(scheduler), ready -> instrumentation = ready);
    bean = Management.register(scheduler.name(), scheduler.dumps::text);
  }

  /** Whom to tell of what happens. */
  Instrumentation instrumentation() {
    return instrumentation;
  }

  /** The final values are recorded. */
  void close() {
    attachment.close();
    bean.close();
  }
}
