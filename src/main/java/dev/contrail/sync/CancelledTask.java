package dev.contrail.sync;

import dev.contrail.task.Context;
import dev.contrail.task.Leaf;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import dev.contrail.task.Waker;
import org.jspecify.annotations.Nullable;

/** A task that waits until a token is cancelled. */
final class CancelledTask implements Task<@Nullable Void>, Leaf {
  private final CancellationToken token;

  /** The registration with the token; null while this does not wait. */
  private CancellationToken.@Nullable Registration registration;

  /** The waker that is stored in the registration. */
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

  /** Registers the waker unless the token is cancelled; returns whether this has to wait. */
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
