package dev.contrail.internal.jfr;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Watches the polls of one worker from outside, so that the worker itself reads no clock. Used by
 * the thread of {@link PollWatch} only.
 */
/*
 * The watch reads the number of the worker's poll once per tick. A poll that two ticks in a row have
 * seen is long. Its events began at the last tick that had not seen it: before the poll, by about
 * one tick.
 *
 * While the poll goes on, the watch
 *  1. hands the TaskPoll event to the worker, whose thread ends and commits it when the poll ends;
 *  2. takes the thread's stack once, when the poll has passed the threshold of TaskPoll;
 *  3. commits WorkerStall at the threshold of that event, and whenever the duration has doubled.
 */
final class WorkerWatch {

  /** Events that began at the same tick. */
  private final class Start {
    private TaskPollEvent poll = newPoll();

    /** Tells whether the threshold of TaskPoll has passed while the worker owns the event. */
    private final TaskPollEvent probe = new TaskPollEvent();

    private final WorkerStallEvent stall = new WorkerStallEvent();
    private long nanoTime;

    void begin(long now) {
      poll.begin();
      probe.begin();
      stall.begin();
      nanoTime = now;
    }

    TaskPollEvent takePoll() {
      TaskPollEvent taken = poll;
      poll = newPoll();
      return taken;
    }
  }

  private final WatchedWorkers workers;
  private final int worker;
  private final EveryPollRecorder everyPoll;

  /** The last tick that had not seen the poll. */
  private Start before;

  /** The latest tick. */
  private Start latest;

  private long sequence;
  private boolean recordsEveryPoll;
  private @Nullable LongPollRecorder longPoll;
  private boolean isCaught;

  /** The duration from which on the next WorkerStall is due, in nanoseconds. */
  private long nextStall;

  WorkerWatch(WatchedWorkers workers, int worker) {
    this.workers = workers;
    this.worker = worker;
    this.everyPoll = new EveryPollRecorder(workers.scheduler(), worker);
    this.before = new Start();
    this.latest = new Start();
    long now = System.nanoTime();
    before.begin(now);
    latest.begin(now);
  }

  private TaskPollEvent newPoll() {
    return new TaskPollEvent(workers.scheduler(), worker);
  }

  /**
   * Looks at the worker.
   *
   * @param now a reading of nanoTime
   * @param wantsEveryPoll whether the threshold of TaskPoll is shorter than two ticks
   * @return whether a poll runs
   */
  boolean tick(long now, boolean wantsEveryPoll) {
    if (wantsEveryPoll != recordsEveryPoll) {
      recordsEveryPoll = wantsEveryPoll;
      workers.setRecorder(worker, wantsEveryPoll ? everyPoll : null);
    }
    long seen = workers.pollSequence(worker);
    boolean isPolling = (seen & 1) != 0;
    if (isPolling && seen == sequence) {
      watchLongPoll(now);
    } else {
      startOver(seen, now);
    }
    return isPolling;
  }

  private void startOver(long seen, long now) {
    sequence = seen;
    longPoll = null;
    isCaught = false;
    nextStall = 0;
    Start reused = before;
    before = latest;
    latest = reused;
    latest.begin(now);
  }

  private void watchLongPoll(long now) {
    latest.begin(now);
    if (longPoll == null && !recordsEveryPoll) {
      longPoll = new LongPollRecorder(sequence, before.takePoll());
      workers.setRecorder(worker, longPoll);
    }
    if (!isCaught) {
      before.probe.end();
      if (before.probe.shouldCommit()) {
        isCaught = true;
        catchStack();
      }
    }
    long duration = now - before.nanoTime;
    if (duration >= nextStall) {
      before.stall.end();
      if (before.stall.shouldCommit()) {
        nextStall = 2 * duration;
        reportStall();
      }
    }
  }

  private void catchStack() {
    List<StackTraceElement> frames = frames(workers.thread(worker));
    if (longPoll != null) {
      longPoll.setCaught(frames);
    } else {
      everyPoll.setCaught(sequence, frames);
    }
  }

  private void reportStall() {
    EventTask task = workers.runningTask(worker, sequence);
    Thread thread = workers.thread(worker);
    List<StackTraceElement> frames = frames(thread);
    if (task != null && thread != null && !frames.isEmpty()) {
      before.stall.commit(workers.scheduler(), worker, thread, task, frames);
    }
  }

  /** The frames of the poll; none if it has ended meanwhile. */
  private List<StackTraceElement> frames(@Nullable Thread thread) {
    List<StackTraceElement> frames = thread == null ? List.of() : workers.stackOf(thread);
    return workers.pollSequence(worker) == sequence ? frames : List.of();
  }

  /** Leaves the worker as if there had been no watch. */
  void stop() {
    workers.setRecorder(worker, null);
  }
}
