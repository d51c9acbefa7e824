package dev.contrail.internal.jfr;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The workers of a scheduler, as the watch for long polls sees them. Thread-safe. */
public interface WatchedWorkers {

  /** Name of the scheduler. */
  String scheduler();

  /** Number of workers, spares included. */
  int count();

  /** Sequence number of a worker's polls: odd while a poll runs, another one for each poll. */
  long pollSequence(int worker);

  /** Thread that runs a worker, or null if none does. */
  @Nullable Thread thread(int worker);

  /**
   * The task of the poll with a sequence number.
   *
   * @return null if the poll has ended meanwhile
   */
  @Nullable EventTask runningTask(int worker, long sequence);

  /** Frames of a thread down to the task that it runs, innermost first. */
  List<StackTraceElement> stackOf(Thread thread);

  /**
   * Gives a worker a recorder in place of the one it has.
   *
   * @param recorder null for none
   */
  void setRecorder(int worker, @Nullable PollRecorder recorder);
}
