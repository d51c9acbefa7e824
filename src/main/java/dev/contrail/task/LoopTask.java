package dev.contrail.task;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A loop over tasks from a supplier, until one of them is ready with true. */
final class LoopTask implements Task<@Nullable Void>, Leaf {
  /**
   * Bounds the turns in one poll. Tokio's coop budget: enough to amortize a poll, few enough for
   * fairness.
   */
  private static final int MAX_TURNS = 128;

  private final Supplier<? extends Task<Boolean>> body;
  private @Nullable Task<Boolean> turn;

  /** Whether the last poll ended between two turns in order to yield to other tasks. */
  private boolean yielded;

  LoopTask(Supplier<? extends Task<Boolean>> body) {
    this.body = Objects.requireNonNull(body, "body");
  }

  @Override
  public Poll<@Nullable Void> poll(Context cx) throws Exception {
    if (yielded && !cx.proceed()) {
      return cx.pending(this);
    }
    yielded = false;
    for (int turns = 0; turns < MAX_TURNS; turns++) {
      Task<Boolean> now = turn;
      if (now == null) {
        now = Objects.requireNonNull(body.get(), "loop's body returned null");
        turn = now;
      }
      Poll<Boolean> poll = now.poll(cx);
      if (!poll.isReady()) {
        return Poll.pending();
      }
      turn = null;
      if (poll.value()) {
        return Poll.ready(null);
      }
    }
    yielded = true;
    cx.yieldNow();
    return cx.pending(this);
  }

  @Override
  public void cancel() {
    Task<Boolean> now = turn;
    turn = null;
    if (now != null) {
      now.cancel();
    }
  }

  @Override
  public String waitingOn() {
    return "yield";
  }
}
