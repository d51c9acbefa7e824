package dev.contrail.internal.jfr;

import java.util.List;

/** Records every poll of one worker, each with two readings of the clock. */
final class EveryPollRecorder implements PollRecorder {

  /** Used again for each poll, so that recording allocates nothing. */
  private final TaskPollEvent event;

  /** A stack that the watch took, with the poll that it belongs to. */
  private record Caught(long sequence, List<StackTraceElement> frames) {}

  private static final Caught NOTHING = new Caught(0, List.of());

  /** Written by the watch and by the worker. */
  private volatile Caught caught = NOTHING;

  EveryPollRecorder(String scheduler, int worker) {
    event = new TaskPollEvent(scheduler, worker);
  }

  /** Keeps the stack of the thread during a poll. */
  void setCaught(long sequence, List<StackTraceElement> frames) {
    caught = new Caught(sequence, frames);
  }

  @Override
  public void startPoll() {
    event.begin();
  }

  @Override
  public boolean endPoll(long sequence, EventTask task, String outcome, long scheduleLatency) {
    event.end();
    if (event.shouldCommit()) {
      Caught stack = caught;
      event.commit(
          task,
          outcome,
          scheduleLatency,
          stack.sequence == sequence ? WorkerStallEvent.textOf(stack.frames) : null);
    }
    return true;
  }
}
