package dev.contrail;

import dev.contrail.task.JoinHandle;
import dev.contrail.task.TaskId;
import dev.contrail.task.Tasks;
import dev.contrail.time.Sleep;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tasks and jobs that are spawned, wait, yield, end and are aborted, with the facts that are
 * certain at any time. One thread spawns them.
 */
final class DumpCrowd implements Runnable {
  private static final int MAX_ALIVE = 200;

  private final Scheduler scheduler;
  private final Random random = new Random(1);
  private final ArrayDeque<JoinHandle<?>> members = new ArrayDeque<>();

  /** The tasks that end only by an abort, and have not been aborted. */
  private final Set<TaskId> alive = ConcurrentHashMap.newKeySet();

  /** The last few hundred tasks that have ended by themselves. */
  private final Set<TaskId> ended = ConcurrentHashMap.newKeySet();

  private volatile boolean isOver;

  DumpCrowd(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public void run() {
    ArrayDeque<TaskId> oldest = new ArrayDeque<>();
    while (!isOver) {
      members.add(spawn());
      if (members.size() > MAX_ALIVE) {
        JoinHandle<?> leaving = members.remove();
        alive.remove(leaving.taskId());
        leaving.abort();
        if (!leaving.isCancelled()) {
          ended.add(leaving.taskId());
          oldest.add(leaving.taskId());
        }
      }
      if (oldest.size() > MAX_ALIVE) {
        ended.remove(oldest.remove());
      }
    }
    members.forEach(JoinHandle::abort);
  }

  private JoinHandle<?> spawn() {
    return switch (random.nextInt(5)) {
      case 0 -> scheduler.spawn(Sleep.of(Duration.ofMillis(random.nextInt(20))));
      case 1 -> scheduler.spawn(() -> "call");
      case 2 -> scheduler.spawnBlocking(() -> "job");
      case 3 -> scheduler.spawn(Tasks.yieldNow().andThen(Tasks.ready("yielded")));
      default -> {
        JoinHandle<?> sleeper = scheduler.spawn(Sleep.of(Duration.ofDays(1)));
        alive.add(sleeper.taskId());
        yield sleeper;
      }
    };
  }

  /** Returns tasks that are alive now. */
  Set<TaskId> alive() {
    return new HashSet<>(alive);
  }

  /** Returns tasks that have ended. */
  Set<TaskId> ended() {
    return new HashSet<>(ended);
  }

  void stop() {
    isOver = true;
  }
}
