package dev.contrail.task;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A task that waits forever and counts its polls and its cancellations. */
final class Never implements Task<@Nullable Void>, Leaf {
  final CountDownLatch isPolled = new CountDownLatch(1);
  final CountDownLatch isCancelled = new CountDownLatch(1);
  final AtomicInteger polls = new AtomicInteger();
  final AtomicInteger cancels = new AtomicInteger();

  @Override
  public Poll<@Nullable Void> poll(Context cx) {
    polls.incrementAndGet();
    isPolled.countDown();
    return cx.pending(this);
  }

  @Override
  public void cancel() {
    cancels.incrementAndGet();
    isCancelled.countDown();
  }
}
