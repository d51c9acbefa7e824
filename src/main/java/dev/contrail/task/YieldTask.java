package dev.contrail.task;

import org.jspecify.annotations.Nullable;

/** A task that is pending once, at the back of its worker's queue, and then ready. */
final class YieldTask implements Task<@Nullable Void>, Leaf {
  private boolean yielded;

  @Override
  public Poll<@Nullable Void> poll(Context cx) {
    if (!yielded) {
      yielded = true;
      cx.yieldNow();
      return cx.pending(this);
    }
    if (!cx.proceed()) {
      return cx.pending(this);
    }
    return Poll.ready(null);
  }

  @Override
  public String waitingOn() {
    return "yield";
  }
}
