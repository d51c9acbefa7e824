package dev.contrail.task;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Runs a few actions at the same time, each on a thread of its own, in many rounds with a check
 * after each. As jcstress does, it exercises the real memory model, which a model check does not.
 * It stops after the given number of rounds or after one second; {@code -Dcontrail.rounds}
 * multiplies both.
 */
public final class Race {
  private static final int FACTOR = Integer.getInteger("contrail.rounds", 1);

  /** A machine that is busy otherwise runs fewer rounds, not longer ones. */
  private static final long LIMIT_NANOS = 1_000_000_000L * FACTOR;

  /** The actions and the check of one round, on new objects. */
  public interface Round {
    /** Called at once by as many threads as there are actions. */
    void act(int action) throws Exception;

    /** Called by one thread when all have acted. */
    void check() throws Exception;
  }

  private Race() {}

  /** Runs 5,000 rounds with a number of actions each. */
  public static void run(int actions, Supplier<Round> rounds) throws InterruptedException {
    run(actions, 5_000, rounds);
  }

  /** Runs a number of rounds with a number of actions each. */
  public static void run(int actions, int count, Supplier<Round> rounds)
      throws InterruptedException {
    long started = System.nanoTime();
    AtomicBoolean isOver = new AtomicBoolean();
    Meeting start = new Meeting(actions);
    Meeting end = new Meeting(actions);
    AtomicReference<Round> round = new AtomicReference<>(rounds.get());
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread[] threads = new Thread[actions];
    for (int i = 0; i < actions; i++) {
      int action = i;
      threads[i] =
          new Thread(
              () -> {
                for (int n = 0; !isOver.get(); n++) {
                  start.await(() -> {});
                  spin((n * 31 + action * 17) % 64); // so that each action is sometimes first
                  attempt(failure, () -> round.get().act(action));
                  int done = n + 1;
                  end.await(
                      () -> {
                        attempt(failure, () -> round.get().check());
                        boolean isLast =
                            done >= count * FACTOR || System.nanoTime() - started > LIMIT_NANOS;
                        if (!isLast) {
                          attempt(failure, () -> round.set(rounds.get()));
                        }
                        isOver.set(isLast || failure.get() != null);
                      });
                }
              },
              "race-" + i);
      threads[i].setDaemon(true); // a hanging leaf must not keep the JVM alive
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (failure.get() != null) {
      throw new AssertionError(failure.get());
    }
  }

  private interface Attempt {
    void run() throws Exception;
  }

  private static void attempt(AtomicReference<Throwable> failure, Attempt attempt) {
    try {
      attempt.run();
    } catch (
        Throwable thrown) { // still meets the other threads, which would wait forever otherwise
      failure.compareAndSet(null, thrown);
    }
  }

  private static void spin(int turns) {
    for (int i = 0; i < turns; i++) {
      Thread.onSpinWait();
    }
  }

  /** A barrier that spins: a parked thread would come too late to race. */
  private static final class Meeting {
    private static final int SPINS = 500;

    private final int parties;
    private final AtomicInteger arrived = new AtomicInteger();
    private volatile int generation;

    Meeting(int parties) {
      this.parties = parties;
    }

    void await(Runnable last) {
      int current = generation;
      if (arrived.incrementAndGet() == parties) {
        last.run();
        arrived.set(0);
        generation = current + 1;
        return;
      }
      for (int spins = 0; generation == current; spins++) {
        if (spins < SPINS) {
          Thread.onSpinWait();
        } else {
          Thread.yield();
        }
      }
    }
  }
}
