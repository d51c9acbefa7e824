package dev.contrail.bench.peer;

/** A task that yields by forking itself again: nothing is allocated. */
final class ForkedTurns extends ForkedTask {
  private static final long serialVersionUID = 1;

  private final transient Turn turn;
  private final transient Work done;

  ForkedTurns(Turn turn, Work done) {
    this.turn = turn;
    this.done = done;
  }

  @Override
  protected boolean exec() {
    if (turn.next()) {
      var unused = fork();
      return false; // another thread may run it by now
    }
    done.run();
    return true;
  }
}
