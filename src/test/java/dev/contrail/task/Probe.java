package dev.contrail.task;

/** A task that ends on request and counts its polls and cancellations. */
public final class Probe<T> implements Task<T>, Leaf {
  public int polls;
  public int cancels;
  private Poll<T> outcome = Poll.pending();
  private Exception failure;
  private RuntimeException cancelFailure;

  public Probe<T> ready(T value) {
    outcome = Poll.ready(value);
    return this;
  }

  public Probe<T> fail(Exception thrown) {
    failure = thrown;
    return this;
  }

  public Probe<T> failCancel(RuntimeException thrown) {
    cancelFailure = thrown;
    return this;
  }

  @Override
  public Poll<T> poll(Context cx) throws Exception {
    polls++;
    if (failure != null) {
      throw failure;
    }
    return outcome.isReady() ? outcome : cx.pending(this);
  }

  @Override
  public void cancel() {
    cancels++;
    if (cancelFailure != null) {
      throw cancelFailure;
    }
  }
}
