package dev.contrail.internal.scheduler;

import dev.contrail.internal.jfr.Attachment;
import dev.contrail.internal.jfr.FlightRecording;
import dev.contrail.internal.jfr.Instrumentation;
import dev.contrail.internal.jfr.MetricsSource;
import dev.contrail.internal.management.Management;
import java.util.concurrent.Callable;

/** The observers of a scheduler from outside: Flight Recorder and the MBeans. Thread-safe. */
final class Observers {
  private volatile Instrumentation instrumentation = Instrumentation.NONE;
  private volatile Attachment attachment = () -> {};
  private volatile Management.Registration bean = () -> {};

  /**
   * Lets the observers ask for metrics and dumps from now on.
   *
   * @param dump makes a dump as text
   */
  void start(MetricsSource source, Callable<String> dump) {
    attachment = FlightRecording.attach(source, ready -> instrumentation = ready);
    bean = Management.register(source.configuration().name(), dump);
  }

  /**
   * Returns the sink of events as they happen; one that drops them until Flight Recorder is ready.
   */
  Instrumentation instrumentation() {
    return instrumentation;
  }

  /** Records the final values, and ends the observation. */
  void close() {
    attachment.close();
    bean.close();
  }
}
