package dev.contrail.internal.task;

import dev.contrail.task.Context;
import dev.contrail.task.Leaf;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import dev.contrail.task.Waker;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** A task that waits for the handle of another one. */
final class JoinTask<T extends @Nullable Object> implements Task<T>, Leaf {
  private final TaskCell<T> target;
  private @Nullable WakerJoiner joiner;

  JoinTask(TaskCell<T> target) {
    this.target = target;
  }

  private static final class WakerJoiner extends Joiner {
    private final Waker waker;

    WakerJoiner(Waker waker) {
      this.waker = waker;
    }

    @Override
    void completed() {
      waker.wake();
    }
  }

  @Override
  public Poll<T> poll(Context cx) throws ExecutionException {
    if (target.isDone()) {
      if (!cx.proceed()) {
        return cx.pending(this);
      }
      return Poll.ready(target.report());
    }
    WakerJoiner registered = joiner;
    if (registered == null || registered.waker != cx.waker()) {
      cancel(); // polled by another task than at the last poll
      registered = new WakerJoiner(cx.waker());
      joiner = registered;
      target.addJoiner(
          registered); // wakes at once if the target has completed since the look above
    }
    return cx.pending(this);
  }

  @Override
  public void cancel() {
    WakerJoiner registered = joiner;
    if (registered != null) {
      joiner = null;
      target.removeJoiner(registered);
    }
  }

  @Override
  public String waitingOn() {
    return "join";
  }
}
