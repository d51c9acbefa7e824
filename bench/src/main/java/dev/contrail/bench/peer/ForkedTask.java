package dev.contrail.bench.peer;

import java.util.concurrent.ForkJoinTask;

/** A task without a result. */
abstract class ForkedTask extends ForkJoinTask<Void> {
  private static final long serialVersionUID = 1;

  @Override
  @SuppressWarnings("NullAway") // there is none
  public final Void getRawResult() {
    return null;
  }

  @Override
  protected final void setRawResult(Void value) {}
}
