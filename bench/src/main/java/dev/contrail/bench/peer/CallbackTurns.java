package dev.contrail.bench.peer;

/** A task that yields by starting itself again, and has nothing else to allocate. */
final class CallbackTurns implements Work {
  private final Spawner spawner;
  private final Turn turn;
  private final Work done;

  CallbackTurns(Spawner spawner, Turn turn, Work done) {
    this.spawner = spawner;
    this.turn = turn;
    this.done = done;
  }

  @Override
  public void run() {
    if (turn.next()) {
      spawner.spawn(this);
    } else {
      done.run();
    }
  }
}
