package dev.contrail.bench.peer;

import java.util.ArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;

/** The same pool with tasks forked as {@link ForkJoinTask}, as its makers mean it to be used. */
final class ForkJoinTaskPeer extends ForkJoinPeer {
  /** Last in first out, as is right for trees; its threads start when it is used. */
  private final ForkJoinPool recursion;

  ForkJoinTaskPeer(int workers) {
    super(workers);
    recursion = new ForkJoinPool(workers);
  }

  @Override
  public void spawn(Work task) {
    if (ForkJoinTask.getPool() == pool) {
      var unused = new ForkedWork(task).fork();
    } else {
      pool.execute(new ForkedWork(task));
    }
  }

  @Override
  public int spawnAndAwait(Work task, int count) throws Exception {
    var handles = new ArrayList<Future<?>>(count);
    for (int i = 0; i < count; i++) {
      handles.add(pool.submit(new ForkedWork(task)));
    }
    return Futures.await(handles);
  }

  @Override
  public void spawnYielding(Turn turn, Work done) {
    pool.execute(new ForkedTurns(turn, done));
  }

  @Override
  public long countLeaves(int depth) {
    return recursion.invoke(new ForkedTree(depth));
  }

  @Override
  public void stop() {
    recursion.shutdownNow();
    super.stop();
  }
}
