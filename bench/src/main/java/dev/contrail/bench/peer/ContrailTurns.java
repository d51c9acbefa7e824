package dev.contrail.bench.peer;

import dev.contrail.task.Context;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import org.jspecify.annotations.Nullable;

/** A task that yields after each turn. */
@SuppressWarnings("NullAway") // which does not see the bounds of type parameters in a jar
final class ContrailTurns implements Task<@Nullable Void> {
  private final Turn turn;
  private final Work done;

  ContrailTurns(Turn turn, Work done) {
    this.turn = turn;
    this.done = done;
  }

  @Override
  public Poll<@Nullable Void> poll(Context cx) {
    if (turn.next()) {
      cx.yieldNow();
      return Poll.pending();
    }
    done.run();
    return Poll.ready(null);
  }
}
