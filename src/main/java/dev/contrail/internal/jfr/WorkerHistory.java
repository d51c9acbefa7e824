package dev.contrail.internal.jfr;

/** The values of the last events of one worker. Guarded by its {@link AttachedSource}. */
final class WorkerHistory {

  final Rate parks;
  final Rate noops;
  final Rate steals;
  final Rate stealOperations;
  final Rate failedStealOperations;
  final Rate polls;
  final Rate localSchedules;
  final Rate overflows;

  final Share run = new Share();
  final Share search = new Share();
  final Share park = new Share();
  final Share dump = new Share();

  final Recent pollTimes = new Recent();
  final Recent pollTimeBuckets = new Recent();
  final Recent scheduleLatencies = new Recent();
  final Recent scheduleLatencyBuckets = new Recent();

  final PollAge pollAge = new PollAge();

  WorkerHistory(long startNanos) {
    parks = new Rate(startNanos);
    noops = new Rate(startNanos);
    steals = new Rate(startNanos);
    stealOperations = new Rate(startNanos);
    failedStealOperations = new Rate(startNanos);
    polls = new Rate(startNanos);
    localSchedules = new Rate(startNanos);
    overflows = new Rate(startNanos);
  }
}
