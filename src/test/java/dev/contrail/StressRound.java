package dev.contrail;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.sync.Oneshot;
import dev.contrail.sync.Semaphore;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import dev.contrail.task.Tasks;
import dev.contrail.time.Sleep;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** One round of the stress test: a scheduler from start to termination, and all its tasks. */
final class StressRound {
  private static final int OUTSIDE_THREADS = 4;

  /** Limits the live tasks; more would only cost memory. */
  private static final int MOST_ALIVE = 10_000;

  static final int PERMITS = 3;

  /** The number of workers in every round; 0 for a random number in each. */
  private static final int WORKERS = Integer.getInteger("contrail.stress.workers", 0);

  /**
   * The number of tasks waiting for outside events that each thread keeps before it releases one.
   */
  private static final int MOST_WAITING = 50;

  final Queue<StressTask> tasks = new ConcurrentLinkedQueue<>();
  final Queue<StressTask> commands = new ConcurrentLinkedQueue<>();
  final Queue<StressTask> refused = new ConcurrentLinkedQueue<>();
  final Queue<StressTask> blockingCalls = new ConcurrentLinkedQueue<>();
  final Map<ScheduledFuture<?>, StressTask> scheduled = new ConcurrentHashMap<>();
  final Semaphore semaphore = new Semaphore(PERMITS);
  final AtomicInteger failuresTold = new AtomicInteger();
  final AtomicInteger takenFromOutside = new AtomicInteger();
  final boolean isNow;
  final int workers;
  final Scheduler scheduler;
  List<Runnable> handedBack = List.of();

  private final long seed;
  private final int lastTask;
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final CountDownLatch isLastTaken = new CountDownLatch(1);

  /**
   * Makes a round that has not started.
   *
   * @param seed the seed of all random decisions; only the scheduling of threads is not determined
   *     by it
   * @param minTasks the number of tasks that are accepted before the end
   */
  StressRound(long seed, int minTasks) {
    Random random = new Random(seed);
    this.seed = seed;
    int anyWorkers = 1 + random.nextInt(4);
    this.workers = WORKERS > 0 ? WORKERS : anyWorkers;
    this.isNow = random.nextBoolean();
    this.lastTask = minTasks + random.nextInt(minTasks / 5 + 1);
    SchedulerBuilder builder = Scheduler.builder();
    if (random.nextBoolean()) {
      builder.contextPropagator(new SpawnerName());
    }
    this.scheduler =
        builder
            .name("stress")
            .workers(workers)
            .unstableMetrics(true)
            .maxSpareWorkers(random.nextInt(3))
            .sampleEvery(random.nextInt(3))
            .onTaskFailure((id, thrown) -> failuresTold.incrementAndGet())
            .build();
  }

  /** Spawns, shuts down at the chosen moment, and waits for the end. */
  void run() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < OUTSIDE_THREADS; i++) {
      Random random = new Random(seed * 31 + i);
      Thread thread = new Thread(() -> spawnUntilRefused(random), "stress-outside-" + i);
      threads.add(thread);
      thread.start();
    }
    isLastTaken.await();
    if (isNow) {
      handedBack = scheduler.shutdownNow();
    } else {
      scheduler.shutdown();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(scheduler.awaitTermination(120, SECONDS)).as("%s terminates", scheduler).isTrue();
  }

  /** Stops all threads, also after a failure. */
  void giveUp() {
    scheduler.shutdownNow();
  }

  private void spawnUntilRefused(Random random) {
    ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    boolean goesOn = true;
    while (goesOn) {
      goesOn = spawnAny(random, waiting);
      if (waiting.size() > random.nextInt(MOST_WAITING)) {
        waiting.remove().run();
      }
      if (taken.get() - ended.get() > MOST_ALIVE) {
        LockSupport.parkNanos(50_000);
      }
    }
    waiting.forEach(Runnable::run);
  }

  /**
   * Returns whether the scheduler accepted the task; a task that waits for this thread is ended by
   * a run.
   */
  private boolean spawnAny(Random random, Queue<Runnable> waiting) {
    int choice = random.nextInt(110);
    StressTask spawned;
    if (choice < 60) {
      spawned = spawnInner(random, choice, 0);
    } else if (choice < 70) {
      spawned = spawn("never", cx -> Poll.pending());
      if (spawned != null) {
        waiting.add(spawned.handle::abort);
      }
    } else if (choice < 80) {
      CompletableFuture<Object> stage = new CompletableFuture<>();
      spawned = spawn("stage", Tasks.from(stage));
      waiting.add(
          random.nextBoolean()
              ? () -> stage.complete("value")
              : () -> stage.completeExceptionally(new IllegalStateException("stage")));
    } else if (choice < 90) {
      Oneshot<Object> oneshot = new Oneshot<>();
      spawned = spawn("receiver", oneshot.receive());
      if (call("sender", Tasks.call(() -> oneshot.send("message"))) == null) {
        oneshot.close();
      }
    } else if (choice < 100) {
      spawned = execute(random.nextInt(4) == 0);
    } else if (choice < 106) {
      spawned = schedule(random.nextInt(2_000_000));
    } else {
      spawned = blocking(random.nextInt(100_000));
    }
    if (spawned != null) {
      takenFromOutside.incrementAndGet();
    }
    return spawned != null;
  }

  /** Makes a task that other tasks may spawn: it ends by itself or is aborted at once. */
  private StressTask spawnInner(Random random, int choice, int depth) {
    int yields = random.nextInt(6);
    if (choice < 15) {
      return call("call", Tasks.ready("value"));
    } else if (choice < 20) {
      return call("failing call", Tasks.call(StressRound::fail));
    } else if (choice < 30) {
      return spawn("yielding", yields(yields));
    } else if (choice < 34) {
      return spawn("failing", yields(yields).map(nothing -> fail()));
    } else if (choice < 40) {
      return aborted(spawn("aborted", yields(20)), random.nextBoolean());
    } else if (choice < 44) {
      return aborted(call("aborted call", Tasks.ready("value")), random.nextBoolean());
    } else if (choice < 49) {
      StressTask sleep = spawn("sleep", Sleep.of(Duration.ofNanos(random.nextInt(3_000_000))));
      return random.nextInt(3) == 0 ? aborted(sleep, false) : sleep;
    } else if (choice < 51) {
      return spawn("permitted", Tasks.using(semaphore.acquire(), permit -> yields(yields)));
    } else if (choice < 52) {
      Task<Object> late = Tasks.timeout(cx -> Poll.pending(), Duration.ofNanos(1_000_000));
      return spawn("late", Tasks.recover(late, thrown -> yields(1)));
    } else if (choice < 53) {
      return call("call in place", Tasks.call(() -> Scheduler.blockInPlace(() -> nap(20_000))));
    } else if (choice < 56 || depth == 2) {
      return spawn("woken", wakesItself(yields));
    }
    long seedInside = random.nextLong();
    return call("parent", Tasks.call(() -> spawnChildren(new Random(seedInside), depth + 1)));
  }

  private Object spawnChildren(Random random, int depth) {
    for (int i = random.nextInt(4); i >= 0; i--) {
      if (random.nextInt(5) == 0) {
        execute(false);
      } else if (random.nextInt(5) == 0) {
        StressTask child = spawn("awaited", yields(3));
        if (child != null) {
          spawn("awaiting", child.handle.toTask());
        }
      } else {
        spawnInner(random, random.nextInt(60), depth);
      }
    }
    return "parent";
  }

  private static Object nap(long nanos) {
    LockSupport.parkNanos(nanos);
    return "value";
  }

  private static Object fail() {
    throw new IllegalStateException("stress");
  }

  private static Task<Object> yields(int count) {
    Task<Object> task = Tasks.ready("value");
    for (int i = 0; i < count; i++) {
      task = task.flatMap(value -> Tasks.yieldNow().map(nothing -> value));
    }
    return task;
  }

  private static Task<Object> wakesItself(int times) {
    AtomicInteger left = new AtomicInteger(times);
    return cx -> {
      if (left.getAndDecrement() <= 0) {
        return Poll.ready("value");
      }
      cx.waker().wake();
      return Poll.pending();
    };
  }

  private static StressTask aborted(StressTask task, boolean isInterrupting) {
    if (task != null) {
      for (int i = 0; i < 2; i++) {
        if (task.handle.cancel(isInterrupting)) {
          task.abortsWon.incrementAndGet();
        }
      }
    }
    return task;
  }

  private StressTask spawn(String kind, Task<?> body) {
    StressTask task = new StressTask(kind, body);
    return taken(task, () -> scheduler.spawn(kind, (Task<Object>) task));
  }

  private StressTask call(String kind, Task<?> body) {
    StressTask task = new StressTask(kind, body);
    return taken(task, () -> scheduler.spawn(kind, (Callable<Object>) task));
  }

  private StressTask blocking(long nanos) {
    StressTask task = new StressTask("blocking call", Tasks.call(() -> nap(nanos)));
    StressTask taken = taken(task, () -> scheduler.spawnBlocking(task.kind, task));
    if (taken != null) {
      blockingCalls.add(taken);
    }
    return taken;
  }

  private StressTask schedule(long nanos) {
    StressTask task = new StressTask("scheduled call", Tasks.call(() -> nap(0)));
    try {
      scheduled.put(scheduler.schedule((Callable<Object>) task, nanos, NANOSECONDS), task);
      countTaken();
      ended.incrementAndGet();
      return task;
    } catch (RejectedExecutionException e) {
      refused.add(task);
      return null;
    }
  }

  /** Returns null if the task is rejected. */
  private StressTask taken(StressTask task, Supplier<JoinHandle<?>> spawn) {
    try {
      JoinHandle<?> handle = spawn.get();
      task.handle = handle;
      tasks.add(task);
      countTaken();
      handle
          .toCompletableFuture()
          .whenComplete(
              (value, thrown) -> {
                task.completed(thrown);
                ended.incrementAndGet();
              });
      return task;
    } catch (RejectedExecutionException e) {
      refused.add(task);
      return null;
    }
  }

  private StressTask execute(boolean isFailing) {
    StressTask task =
        new StressTask(
            isFailing ? "failing command" : "command",
            Tasks.call(
                () -> {
                  ended.incrementAndGet();
                  return isFailing ? fail() : "value";
                }));
    try {
      scheduler.execute(task);
      commands.add(task);
      countTaken();
      return task;
    } catch (RejectedExecutionException e) {
      refused.add(task);
      return null;
    }
  }

  private void countTaken() {
    if (taken.incrementAndGet() == lastTask) {
      isLastTaken.countDown();
    }
  }

  @Override
  public String toString() {
    return "round of "
        + workers
        + " workers, "
        + (isNow ? "shutdownNow" : "shutdown")
        + " after "
        + lastTask
        + " tasks";
  }
}
