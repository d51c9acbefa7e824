package dev.contrail.bench.peer;

/** A task that yields by starting itself again, and has nothing else to allocate. */
final class CallbackTurns implements Work {
  private final Starter starter;
  private final Turn turn;
  private final Work done;

  CallbackTurns(Starter starter, Turn turn, Work done) {
    this.starter = starter;
    this.turn = turn;
    this.done = done;
  }

  @Override
  public void run() {
    if (turn.next()) {
      starter.start(this);
    } else {
      done.run();
    }
  }
}
