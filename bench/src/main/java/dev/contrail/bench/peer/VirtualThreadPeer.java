package dev.contrail.bench.peer;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** One virtual thread per task, which simply blocks. Its scheduler is the JVM's only one. */
final class VirtualThreadPeer implements Peer {
  private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";

  VirtualThreadPeer(int workers) {
    JvmWide.set(PARALLELISM, workers); // read with the first virtual thread
    JvmWide.set("jdk.virtualThreadScheduler.maxPoolSize", Math.max(workers, 256));
    VirtualThreads.start(() -> {});
  }

  @Override
  public void spawn(Work task) {
    VirtualThreads.start(task);
  }

  @Override
  public int spawnAndAwait(Work task, int count) throws Exception {
    var threads = new ArrayList<Thread>(count);
    for (int i = 0; i < count; i++) {
      threads.add(VirtualThreads.start(task));
    }
    return join(threads);
  }

  private static int join(Iterable<Thread> threads) throws Exception {
    int done = 0;
    for (Thread thread : threads) {
      thread.join(TimeUnit.SECONDS.toMillis(Limit.SECONDS));
      if (thread.isAlive()) {
        throw new TimeoutException("a virtual thread does not end");
      }
      done++;
    }
    return done;
  }

  /** {@code Thread.yield} would be the virtual thread's own; nothing else reaches the system's. */
  @Override
  public void yieldThread() {
    Thread.onSpinWait();
  }

  @Override
  @SuppressWarnings("ThreadPriorityCheck") // of a virtual thread it is what is measured
  public void spawnYielding(Turn turn, Work done) {
    VirtualThreads.start(
        () -> {
          while (turn.next()) {
            Thread.yield();
          }
          done.run();
        });
  }

  @Override
  public void spawnExchange(Work done) {
    VirtualThreads.start(
        () -> {
          var first = new ParkingOneshot();
          var second = new ParkingOneshot();
          VirtualThreads.start(
              () -> {
                first.receive();
                second.send();
              });
          first.send();
          second.receive();
          done.run();
        });
  }

  @Override
  public long countLeaves(int depth) throws Exception {
    var leaves = new CompletableFuture<Long>();
    VirtualThreads.start(() -> leaves.complete(new ThreadTree(depth).count()));
    return leaves.get(Limit.SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void arm(long delayNanos, Work fired) {
    VirtualThreads.start(
        () -> {
          sleep(delayNanos);
          fired.run();
        });
  }

  @Override
  public int armAndCancel(int count, long delayNanos, Work fired) throws Exception {
    var threads = new ArrayList<Thread>(count);
    for (int i = 0; i < count; i++) {
      threads.add(
          VirtualThreads.start(
              () -> {
                if (sleep(delayNanos)) {
                  fired.run();
                }
              }));
    }
    for (Thread thread : threads) {
      thread.interrupt();
    }
    return join(threads);
  }

  private static boolean sleep(long nanos) {
    long due = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = due - System.nanoTime()) {
      if (Thread.interrupted()) {
        return false;
      }
      LockSupport.parkNanos(left);
    }
    return true;
  }

  @Override
  public Pipe openPipe(int capacity) {
    return new BlockingPipe(capacity);
  }

  @Override
  public Executor executor() {
    return VirtualThreads::start;
  }

  @Override
  public void stop() {} // virtual threads are daemons, and their scheduler is the JVM's
}
