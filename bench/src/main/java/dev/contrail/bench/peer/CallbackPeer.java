package dev.contrail.bench.peer;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A peer whose tasks are runnables: a task that would wait ends, and goes on as another. What is
 * left to say is how a task is started, and what a timer is.
 */
abstract class CallbackPeer implements Peer {

  @Override
  public void spawnYielding(Turn turn, Work done) {
    spawn(new CallbackTurns(this::spawnNext, turn, done));
  }

  @Override
  public void spawnExchange(Work done) {
    spawn(new CallbackExchange(this::spawnNext, done));
  }

  @Override
  public long countLeaves(int depth) throws Exception {
    var leaves = new CompletableFuture<Long>();
    spawn(new CallbackTree(this::spawn, depth, leaves));
    return leaves.get(Limit.SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public Pipe openPipe(int capacity) {
    return new CallbackPipe(this::spawnNext, capacity);
  }
}
