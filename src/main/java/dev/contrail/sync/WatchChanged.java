package dev.contrail.sync;

import dev.contrail.task.Context;
import dev.contrail.task.Leaf;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A task that waits for a value of a watch that its receiver has not seen, or that meets a
 * condition.
 */
final class WatchChanged<T extends @Nullable Object> extends Waiter implements Task<T>, Leaf {
  private final Watch<T> watch;
  private final WatchReceiver<T> receiver;

  /** The condition; null if the task waits for any unseen value. */
  private final @Nullable Predicate<? super T> condition;

  WatchChanged(
      Watch<T> watch, WatchReceiver<T> receiver, @Nullable Predicate<? super T> condition) {
    this.watch = watch;
    this.receiver = receiver;
    this.condition = condition;
  }

  @Override
  public Poll<T> poll(Context cx) throws ClosedException {
    for (; ; ) {
      Watch.State<T> state = watch.state();
      boolean isWanted = isWanted(state);
      if (isWanted || state.isClosed) {
        if (!cx.proceed()) {
          return cx.pending(this);
        }
        if (!isWanted) {
          throw new ClosedException("the watch is closed, and its last value was seen");
        }
        cancel();
        return Poll.ready(receiver.see(state));
      }
      if (waker == cx.waker() || watch.register(this, state, cx.waker())) {
        return cx.pending(this);
      }
    }
  }

  private boolean isWanted(Watch.State<T> state) {
    return condition == null ? receiver.isNew(state) : condition.test(state.value);
  }

  @Override
  public void cancel() {
    watch.leave(this);
  }

  @Override
  public String waitingOn() {
    return "watch";
  }
}
