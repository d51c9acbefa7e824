package dev.contrail.sync;

import dev.contrail.task.Context;
import dev.contrail.task.Leaf;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import dev.contrail.task.Waker;
import org.jspecify.annotations.Nullable;

/** Waits for a token to be cancelled. */
final class CancelledTask implements Task<@Nullable Void>, Leaf {
  private final CancellationToken token;

  /** Null unless it waits. */
  private CancellationToken.@Nullable Registration registration;

  /** Whom the registration wakes. */
  private @Nullable Waker registered;

  CancelledTask(CancellationToken token) {
    this.token = token;
  }

  @Override
  public Poll<@Nullable Void> poll(Context cx) {
    if (isPending(cx.waker()) || !cx.proceed()) {
      return cx.pending(this);
    }
    cancel();
    return Poll.ready(null);
  }

  /** Whether the token is not cancelled, and this registered for when it is. */
  private boolean isPending(Waker target) {
    if (token.isCancelled()) {
      return false;
    }
    if (registered == target) {
      return true;
    }
    registered = target;
    if (registration == null) {
      registration = token.newRegistration();
    }
    return CancellationToken.register(registration, target);
  }

  @Override
  public void cancel() {
    if (registration != null) {
      CancellationToken.leave(registration);
      registration = null;
      registered = null;
    }
  }

  @Override
  public String waitingOn() {
    return "cancellation";
  }
}
