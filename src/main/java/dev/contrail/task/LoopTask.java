package dev.contrail.task;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One task after another from a supplier, until one says true. */
final class LoopTask implements Task<@Nullable Void>, Leaf {
  /** Tokio's coop budget: long enough to amortise a poll, short enough to be fair. */
  private static final int MAX_TURNS = 128;

  private final Supplier<? extends Task<Boolean>> body;
  private @Nullable Task<Boolean> turn;

  LoopTask(Supplier<? extends Task<Boolean>> body) {
    this.body = Objects.requireNonNull(body, "body");
  }

  @Override
  public Poll<@Nullable Void> poll(Context cx) throws Exception {
    for (int turns = 0; turns < MAX_TURNS; turns++) {
      Task<Boolean> now = turn;
      if (now == null) {
        now = Objects.requireNonNull(body.get(), "loop's supplier returned null");
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
    cx.yieldNow();
    return cx.pending(this);
  }

  @Override
  public void cancel() {
    Task<Boolean> now = turn;
    if (now != null) {
      now.cancel();
    }
  }

  @Override
  public String waitingOn() {
    return "yield";
  }
}
