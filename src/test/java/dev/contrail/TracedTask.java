package dev.contrail;

import dev.contrail.task.Context;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import java.util.concurrent.atomic.AtomicInteger;

/** A task that runs a given action in its second poll, which is the poll of a dump. */
final class TracedTask<T> implements Task<T> {
  private final Task<T> inner;
  private final Runnable before;
  private final Runnable after;
  private final AtomicInteger polls = new AtomicInteger();
  private final AtomicInteger cancels = new AtomicInteger();

  TracedTask(Task<T> inner, Runnable before, Runnable after) {
    this.inner = inner;
    this.before = before;
    this.after = after;
  }

  static void doNothing() {}

  AtomicInteger polls() {
    return polls;
  }

  AtomicInteger cancels() {
    return cancels;
  }

  @Override
  public Poll<T> poll(Context cx) throws Exception {
    boolean isTraced = polls.getAndIncrement() == 1;
    if (isTraced) {
      before.run();
    }
    Poll<T> poll = inner.poll(cx);
    if (isTraced) {
      after.run();
    }
    return poll;
  }

  @Override
  public void cancel() {
    cancels.incrementAndGet();
    inner.cancel();
  }
}
