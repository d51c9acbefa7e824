package dev.contrail.internal.jfr;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Consumer;

/**
 * The entry to Flight Recorder, which may be missing or switched off. Names no type of {@code
 * jdk.jfr}, so that it loads without that module. Thread-safe.
 *
 * <p>Registering an event class takes 0.2 s, and initialising one on two threads can deadlock
 * (JDK-8368670). So one thread, {@code contrail-jfr}, does both.
 */
public final class FlightRecording {

  /** The version of the names, fields and meanings of Contrail's events. */
  public static final int SCHEMA_VERSION = 1;

  private static final String LOGGER = "dev.contrail";

  private static final boolean IS_PRESENT = findRecorder();

  private static final Executor CONTRAIL_JFR =
      new ThreadPoolExecutor(
          0, 1, 1, SECONDS, new LinkedBlockingQueue<>(), FlightRecording::newThread);

  private FlightRecording() {}

  /**
   * Records the metrics of {@code source} until the attachment is closed, and passes {@code
   * onReady} the {@link Instrumentation} that commits events. Returns at once: both begin when
   * {@code contrail-jfr} has registered the events, and never if there is no Flight Recorder.
   */
  public static Attachment attach(MetricsSource source, Consumer<Instrumentation> onReady) {
    if (!IS_PRESENT) {
      return () -> {};
    }
    var attached = new AttachedSource(source);
    CONTRAIL_JFR.execute(() -> open(attached, onReady));
    return attached;
  }

  private static void open(AttachedSource attached, Consumer<Instrumentation> onReady) {
    try {
      if (Registration.complete()) {
        try {
          onReady.accept(new JfrInstrumentation()); // first: a hook may have it dump
        } finally {
          attached.open();
        }
      }
    } catch (Throwable failure) {
      warn("A scheduler could not be attached to Flight Recorder", failure);
    }
  }

  /** Logs a failure of Flight Recorder, which must not fail the program. */
  static void warn(String message, Throwable failure) {
    System.getLogger(LOGGER).log(Level.WARNING, message, failure);
  }

  /** Logs a warning about a setting that has no meaning. */
  static void warn(String message) {
    System.getLogger(LOGGER).log(Level.WARNING, message);
  }

  /** Logs the reason why there are no events. Called at most once. */
  static void explain(String reason) {
    System.getLogger(LOGGER).log(Level.INFO, "Contrail records no events: " + reason);
  }

  private static boolean findRecorder() {
    if ("false".equalsIgnoreCase(System.getProperty("contrail.jfr"))) {
      explain("contrail.jfr is false");
      return false;
    }
    if (ModuleLayer.boot().findModule("jdk.jfr").isEmpty()) {
      explain("no module jdk.jfr (--add-modules jdk.jfr)");
      return false;
    }
    return true;
  }

  private static Thread newThread(Runnable work) {
    var thread = new Thread(null, work, "contrail-jfr", 0, false);
    thread.setContextClassLoader(FlightRecording.class.getClassLoader());
    thread.setDaemon(true);
    return thread;
  }
}
