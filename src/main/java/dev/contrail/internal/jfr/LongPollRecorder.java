package dev.contrail.internal.jfr;

import java.util.List;

/**
 * Records one poll that the watch found to be long. The watch makes it while the poll goes on; the
 * worker's thread ends it.
 */
final class LongPollRecorder implements PollRecorder {
  private final long sequence;

  /** Begun by the watch, then used by the worker only. */
  private final TaskPollEvent event;

  /** Frames of the thread when the poll had passed the threshold. Written by the watch. */
  private volatile List<StackTraceElement> caught = List.of();

  LongPollRecorder(long sequence, TaskPollEvent event) {
    this.sequence = sequence;
    this.event = event;
  }

  /** Keeps the stack of the thread that polls. */
  void setCaught(List<StackTraceElement> frames) {
    caught = frames;
  }

  @Override
  public void startPoll() {}

  @Override
  public boolean endPoll(long ended, EventTask task, String outcome, long scheduleLatency) {
    if (ended == sequence) { // else the poll was over before its recorder came
      event.end();
      if (event.shouldCommit()) {
        event.commit(task, outcome, scheduleLatency, WorkerStallEvent.textOf(caught));
      }
    }
    return false;
  }
}
