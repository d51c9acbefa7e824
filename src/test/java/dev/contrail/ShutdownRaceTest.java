package dev.contrail;

import static java.util.concurrent.TimeUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.task.JoinHandle;
import dev.contrail.task.Tasks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads and tasks spawn at full rate while the scheduler shuts down; no task is lost. */
@Timeout(60)
class ShutdownRaceTest {
  private static final int ROUNDS = 60;
  private static final int THREADS = 3;

  private final Queue<JoinHandle<?>> accepted = new ConcurrentLinkedQueue<>();
  private final Set<Command> executed = Collections.synchronizedSet(newIdentitySet());
  private final AtomicInteger rejections = new AtomicInteger();
  private Scheduler scheduler;

  private static <T> Set<T> newIdentitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /** A command that counts its runs. */
  private static final class Command implements Runnable {
    final AtomicInteger runs = new AtomicInteger();

    @Override
    public void run() {
      runs.incrementAndGet();
    }
  }

  private void spawnUntilRejected() {
    for (int i = 0; ; i++) {
      try {
        switch (i % 4) {
          case 0 -> accepted.add(scheduler.spawn(() -> "call"));
          case 1 -> accepted.add(scheduler.spawn(Tasks.yieldNow().map(nothing -> "task")));
          case 2 -> accepted.add(scheduler.spawn(this::parent));
          default -> {
            Command command = new Command();
            scheduler.execute(command);
            executed.add(command);
          }
        }
      } catch (RejectedExecutionException e) {
        rejections.incrementAndGet();
        return;
      }
    }
  }

  private String parent() {
    try {
      accepted.add(scheduler.spawn(() -> "child"));
    } catch (RejectedExecutionException e) {
      rejections.incrementAndGet();
    }
    return "parent";
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everySpawn_isCompletedOrRejected(boolean isNow) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      accepted.clear();
      executed.clear();
      rejections.set(0);
      scheduler = Scheduler.builder().name("race").workers(2).unstableMetrics(true).build();
      List<Thread> spawners = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Thread spawner = new Thread(this::spawnUntilRejected);
        spawners.add(spawner);
        spawner.start();
      }
      for (int spins = ThreadLocalRandom.current().nextInt(4_000); spins > 0; spins--) {
        Thread.onSpinWait();
      }
      List<Runnable> unstarted = List.of();
      if (isNow) {
        unstarted = scheduler.shutdownNow();
      } else {
        scheduler.shutdown();
      }
      assertThat(scheduler.awaitTermination(1, DAYS)).isTrue();
      for (Thread spawner : spawners) {
        spawner.join();
      }
      assertNothingIsLost(isNow, unstarted);
    }
  }

  private void assertNothingIsLost(boolean isNow, List<Runnable> unstarted) {
    assertThat(accepted).allMatch(JoinHandle::isDone);
    if (!isNow) {
      assertThat(accepted).noneMatch(JoinHandle::isCancelled);
    }
    Set<Runnable> handedBack = newIdentitySet();
    handedBack.addAll(unstarted);
    assertThat(handedBack).as("each handed back once").hasSameSizeAs(unstarted);
    for (Command command : executed) {
      assertThat(command.runs.get() + (handedBack.contains(command) ? 1 : 0))
          .as("runs, or times handed back, of a command that was taken")
          .isOne();
    }
    var metrics = scheduler.metrics().unstable();
    assertThat(scheduler.metrics().numAliveTasks()).isZero();
    assertThat(metrics.rejectedTasksCount()).isEqualTo(rejections.get());
    long taken = accepted.size() + executed.size();
    assertThat(metrics.spawnedTasksCount())
        .as("those taken, and at most those taken back again")
        .isBetween(taken, taken + rejections.get());
  }
}
