package dev.contrail.internal.jfr;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;

/**
 * The periodic events, and the sources that provide their values. Flight Recorder calls the hooks
 * on a thread of its own, and on the thread that starts, dumps or stops a recording. Thread-safe.
 */
final class PeriodicEvents {

  private record Hook(Class<? extends Event> type, Consumer<Reading> offer) {}

  private static final List<Hook> HOOKS =
      List.of(
          new Hook(SchedulerConfigurationEvent.class, SchedulerConfigurationEvent::offer),
          new Hook(WorkerCountEvent.class, WorkerCountEvent::offer),
          new Hook(AliveTasksEvent.class, AliveTasksEvent::offer),
          new Hook(InjectionQueueDepthEvent.class, InjectionQueueDepthEvent::offer),
          new Hook(WorkerMetricsEvent.class, WorkerMetricsEvent::offer),
          new Hook(SpawnedTasksEvent.class, SpawnedTasksEvent::offer),
          new Hook(SchedulerMetricsEvent.class, SchedulerMetricsEvent::offer),
          new Hook(LocalQueueDepthEvent.class, LocalQueueDepthEvent::offer),
          new Hook(BlockingThreadsEvent.class, BlockingThreadsEvent::offer),
          new Hook(BlockingQueueDepthEvent.class, BlockingQueueDepthEvent::offer),
          new Hook(PollTimeEvent.class, PollTimeEvent::offer),
          new Hook(PollTimeBucketEvent.class, PollTimeBucketEvent::offer),
          new Hook(ScheduleLatencyEvent.class, ScheduleLatencyEvent::offer),
          new Hook(ScheduleLatencyBucketEvent.class, ScheduleLatencyBucketEvent::offer),
          new Hook(TimersEvent.class, TimersEvent::offer));

  private static final List<AttachedSource> SOURCES = new CopyOnWriteArrayList<>();

  private PeriodicEvents() {}

  /** Registers the events; each reads every source that is added by then. */
  static void register() {
    for (Hook hook : HOOKS) {
      Commits.register(hook.type);
    }
    // A hook reads the settings of other events too, so all are registered first.
    for (Hook hook : HOOKS) {
      FlightRecorder.addPeriodicEvent(hook.type, () -> run(hook));
    }
    Commits.register(TaskDumpRequestEvent.class);
    Commits.register(TaskDumpTimerEvent.class);
    FlightRecorder.addPeriodicEvent(
        TaskDumpRequestEvent.class, () -> request(TaskDumpRequestEvent::offerAll));
    FlightRecorder.addPeriodicEvent(
        TaskDumpTimerEvent.class, () -> request(TaskDumpTimerEvent::offerAll));
    // Last, so that at the end of a chunk it counts the events that the other hooks have just
    // committed.
    FlightRecorder.register(CommittedEventsEvent.class);
    FlightRecorder.addPeriodicEvent(CommittedEventsEvent.class, CommittedEventsEvent::offerAll);
    FlightRecorder.addListener(new SamplingDemand());
  }

  private static void run(Hook hook) {
    SamplingDemand.update();
    SOURCES.forEach(source -> source.offer(hook.offer));
  }

  private static void request(Consumer<List<AttachedSource>> dumps) {
    try {
      dumps.accept(SOURCES);
    } catch (Throwable failure) { // for example no memory for a thread
      FlightRecording.warn("A dump of all tasks could not be asked for", failure);
    }
  }

  /** Passes the sampling to every source: one poll in N, or 0 for none. */
  static void requestSampling(int every) {
    SOURCES.forEach(source -> source.requestSampling(every));
  }

  /** Returns the sources that are added. */
  static List<AttachedSource> sources() {
    return SOURCES;
  }

  static void add(AttachedSource source) {
    SOURCES.add(source);
  }

  static void remove(AttachedSource source) {
    SOURCES.remove(source);
  }

  /** Passes on the {@code offer} of each event, which commits the event if it is enabled. */
  static void forEach(Consumer<Consumer<Reading>> action) {
    HOOKS.forEach(hook -> action.accept(hook.offer));
  }
}
