package dev.contrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.dump.DumpOptions;
import dev.contrail.dump.TaskDump;
import dev.contrail.dump.TaskTrace;
import dev.contrail.dump.TraceState;
import dev.contrail.sync.Channel;
import dev.contrail.task.Context;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import dev.contrail.task.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Dumps under a mixed load. Pairs of tasks pass one token to and fro; each waits for it while the
 * other has it or is about to be polled with it, so at the instant of an exact dump one of each
 * pair waits and one is queued. Each link of a chain spawns the next and ends, so at the instant of
 * an exact dump exactly one link exists. In a crowd beside them, some tasks are known to be alive
 * and some to have ended.
 */
@Tag("stress")
@Timeout(value = 1, unit = TimeUnit.HOURS)
class DumpStressTest {
  private static final int DUMPS = Integer.getInteger("contrail.dumps", 30);
  private static final int PAIRS = 40;
  private static final int CHAINS = 4;

  /** A task that waits for the token and passes it on. */
  private static final class Player implements Task<String> {
    /** The tasks that have waited at least once. */
    private static final Set<TaskId> WAITED = ConcurrentHashMap.newKeySet();

    private final Channel<Integer> mine;
    private final Channel<Integer> others;
    private final AtomicBoolean isOver;
    private Task<Integer> receive;
    private boolean hasWaited;

    Player(Channel<Integer> mine, Channel<Integer> others, AtomicBoolean isOver) {
      this.mine = mine;
      this.others = others;
      this.isOver = isOver;
      this.receive = mine.receive();
    }

    @Override
    public Poll<String> poll(Context cx) throws Exception {
      for (; ; ) {
        Poll<Integer> token = receive.poll(cx);
        if (!token.isReady()) {
          if (!hasWaited) {
            hasWaited = true;
            WAITED.add(cx.taskId());
          }
          return Poll.pending();
        }
        others.trySend(token.value());
        if (isOver.get()) {
          return Poll.ready("over");
        }
        receive = mine.receive();
      }
    }
  }

  /** One link of a chain that continues until the end of the test. */
  private record Link(Scheduler scheduler, String name, AtomicBoolean isOver)
      implements Callable<String> {
    void start() {
      if (name.startsWith("job")) {
        scheduler.spawnBlocking(name, this);
      } else {
        scheduler.spawn(name, this);
      }
    }

    @Override
    public String call() {
      if (!isOver.get()) {
        start();
      }
      return "ended";
    }
  }

  @ParameterizedTest
  @CsvSource({"1, false", "1, true", "2, false", "2, true", "16, false", "16, true"})
  void everyTask_appearsOnce_asAtTheCut(int workers, boolean hasStacks) throws Exception {
    try (Scheduler scheduler = Scheduler.builder().name("oracle").workers(workers).build()) {
      AtomicBoolean isOver = new AtomicBoolean();
      List<JoinHandle<String>> players = spawnPlayers(scheduler, isOver);
      for (int i = 0; i < CHAINS; i++) {
        new Link(scheduler, "chain-" + i, isOver).start();
      }
      new Link(scheduler, "job", isOver).start();
      DumpCrowd crowd = new DumpCrowd(scheduler);
      Thread spawner = new Thread(crowd, "crowd");
      spawner.start();
      long start = System.nanoTime();
      int exact = 0;
      try {
        for (int i = 0; i < DUMPS; i++) {
          Set<TaskId> alive = crowd.alive();
          Set<TaskId> ended = crowd.ended();
          TaskDump dump = scheduler.dump(DumpOptions.DEFAULT.withStacks(hasStacks)).get();
          alive.retainAll(crowd.alive());
          Map<Long, TaskTrace> traces =
              dump.tasks().stream().collect(Collectors.toMap(TaskTrace::id, Function.identity()));
          assertThat(dump.isComplete()).isTrue();
          checkPlayers(dump, traces, players, hasStacks);
          checkChains(dump);
          assertThat(alive).allMatch(task -> traces.containsKey(task.value()));
          assertThat(ended).noneMatch(task -> traces.containsKey(task.value()));
          exact += dump.isExact() ? 1 : 0;
        }
      } finally {
        isOver.set(true);
        crowd.stop();
        spawner.join();
      }
      System.out.printf(
          "%d dumps, %d exact, %d workers, stacks %s: %d ms%n",
          DUMPS, exact, workers, hasStacks, (System.nanoTime() - start) / 1_000_000);
      for (JoinHandle<String> player : players) {
        assertThat(player.get()).isEqualTo("over");
      }
      assertThat(exact).as("exact dumps").isPositive();
      while (scheduler.metrics().numAliveTasks() > 0) {
        Thread.onSpinWait(); // cancellations of aborted tasks are still pending
      }
      assertThat(scheduler.dump().get().tasks()).isEmpty();
    }
  }

  private static List<JoinHandle<String>> spawnPlayers(Scheduler scheduler, AtomicBoolean isOver) {
    List<JoinHandle<String>> players = new ArrayList<>();
    for (int i = 0; i < PAIRS; i++) {
      Channel<Integer> left = Channel.unbounded();
      Channel<Integer> right = Channel.unbounded();
      players.add(scheduler.spawn("left", new Player(left, right, isOver)));
      players.add(scheduler.spawn("right", new Player(right, left, isOver)));
      left.trySend(i);
    }
    while (players.stream().anyMatch(player -> !Player.WAITED.contains(player.taskId()))) {
      Thread.onSpinWait();
    }
    return players;
  }

  /** A tracing poll may have taken the token of a task before that task is woken. */
  private static void checkPlayers(
      TaskDump dump,
      Map<Long, TaskTrace> traces,
      List<JoinHandle<String>> players,
      boolean mayBeWokenInVain) {
    for (int i = 0; i < players.size(); i += 2) {
      TaskTrace left = traces.get(players.get(i).taskId().value());
      TaskTrace right = traces.get(players.get(i + 1).taskId().value());
      assertThat(left).isNotNull();
      assertThat(right).isNotNull();
      if (dump.isExact()) {
        assertThat(List.of(isDue(left), isDue(right)))
            .as(() -> left + " and " + right + " in dump " + dump.id())
            .contains(true)
            .satisfies(due -> assertThat(mayBeWokenInVain || due.contains(false)).isTrue());
      }
    }
  }

  private static boolean isDue(TaskTrace trace) {
    return trace.state() == TraceState.QUEUED || trace.state() == TraceState.NOT_STARTED;
  }

  /** Jobs do not stop for a dump, so there may be more of them. */
  private static void checkChains(TaskDump dump) {
    for (int i = 0; i < CHAINS; i++) {
      String name = "chain-" + i;
      assertThat(dump.tasks())
          .filteredOn(task -> name.equals(task.name()))
          .hasSizeBetween(1, dump.isExact() ? 1 : Integer.MAX_VALUE);
    }
    assertThat(dump.tasks()).filteredOn(task -> "job".equals(task.name())).isNotEmpty();
  }
}
