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
import dev.contrail.task.Tasks;
import dev.contrail.time.Sleep;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Dumps while everything happens. Pairs of tasks pass one token to and fro, each waiting for it
 * while the other has it or is about to be polled with it: at the instant of an exact dump one of
 * each pair waits, and one is queued. Beside them tasks and jobs are born, wait, end and are
 * aborted.
 */
@Tag("stress")
@Timeout(600)
class DumpStressTest {
  private static final int DUMPS = Integer.getInteger("contrail.dumps", 60);
  private static final int PAIRS = 40;

  /** Waits for the token, and hands it on. */
  private static final class Player implements Task<String> {
    /** Who came to wait at least once. */
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

  @ParameterizedTest
  @CsvSource({"1, false", "1, true", "2, false", "2, true", "16, false", "16, true"})
  void everyTaskIsToldOnce_asAtTheCut(int workers, boolean hasStacks) throws Exception {
    try (Scheduler scheduler = Scheduler.builder().name("oracle").workers(workers).build()) {
      AtomicBoolean isOver = new AtomicBoolean();
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
      Thread crowd = new Thread(() -> crowd(scheduler, isOver), "crowd");
      crowd.start();
      int exact = 0;
      try {
        for (int i = 0; i < DUMPS; i++) {
          TaskDump dump = scheduler.dump(DumpOptions.DEFAULT.withStacks(hasStacks)).get();
          check(dump, players, hasStacks);
          exact += dump.isExact() ? 1 : 0;
        }
      } finally {
        isOver.set(true);
        crowd.join();
      }
      for (JoinHandle<String> player : players) {
        assertThat(player.get()).isEqualTo("over");
      }
      assertThat(exact).as("exact dumps").isPositive();
      while (scheduler.metrics().numAliveTasks() > 0) {
        Thread.onSpinWait(); // those that were aborted have still to be cancelled
      }
      assertThat(scheduler.dump().get().tasks()).isEmpty();
    }
  }

  /** A poll that traced may have taken the token of a task whose wake is still to come. */
  private static void check(
      TaskDump dump, List<JoinHandle<String>> players, boolean mayBeWokenInVain) {
    assertThat(dump.isComplete()).isTrue();
    Map<Long, TaskTrace> traces =
        dump.tasks().stream().collect(Collectors.toMap(TaskTrace::id, Function.identity()));
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

  private static void crowd(Scheduler scheduler, AtomicBoolean isOver) {
    Random random = new Random(1);
    ArrayDeque<JoinHandle<?>> alive = new ArrayDeque<>();
    while (!isOver.get()) {
      alive.add(
          switch (random.nextInt(5)) {
            case 0 -> scheduler.spawn(Sleep.of(Duration.ofMillis(random.nextInt(20))));
            case 1 -> scheduler.spawn(() -> "call");
            case 2 -> scheduler.spawnBlocking(() -> "job");
            case 3 -> scheduler.spawn(Tasks.yieldNow().andThen(Tasks.ready("yielded")));
            default -> scheduler.spawn(Sleep.of(Duration.ofDays(1)));
          });
      if (alive.size() > 200) {
        alive.remove().abort();
      }
    }
    alive.forEach(JoinHandle::abort);
  }
}
