package dev.contrail;

import dev.contrail.task.Context;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One task of a stress round with everything observed of it; it runs as a task, a call, or a
 * command.
 */
final class StressTask implements Task<Object>, Callable<Object>, Runnable {
  final String kind;
  private final Task<?> body;

  final AtomicInteger polls = new AtomicInteger();
  final AtomicInteger cancels = new AtomicInteger();
  final AtomicInteger completions = new AtomicInteger();

  /** Number of calls of {@code cancel} that returned true. */
  final AtomicInteger abortsWon = new AtomicInteger();

  volatile boolean isReady;

  /** The exception of its future; null for a value. */
  volatile Throwable thrown;

  /** The error found in the order of its polls; null if there is none. */
  volatile String disorder;

  /** The handle; null for a command and for a rejected task. */
  volatile JoinHandle<?> handle;

  private final AtomicBoolean isInside = new AtomicBoolean();
  private volatile boolean isOver;

  /** A task that delegates to another; a call or a command polls that other task once. */
  StressTask(String kind, Task<?> body) {
    this.kind = kind;
    this.body = body;
  }

  @Override
  public Poll<Object> poll(Context cx) throws Exception {
    enter("poll");
    polls.incrementAndGet();
    boolean isPending = false;
    try {
      Poll<?> poll = body.poll(cx);
      isPending = !poll.isReady();
      isReady = poll.isReady();
      return isPending ? Poll.pending() : Poll.ready(poll.value());
    } finally {
      isOver = isReady;
      isInside.set(false);
    }
  }

  @Override
  public void cancel() {
    enter("cancel");
    cancels.incrementAndGet();
    isOver = true;
    body.cancel();
    isInside.set(false);
  }

  private void enter(String what) {
    if (isOver) {
      disorder = what + " after the end";
    }
    if (!isInside.compareAndSet(false, true)) {
      disorder = what + " during another call";
    }
  }

  @Override
  @SuppressWarnings("NullAway") // a call has no context, and its body needs none
  public Object call() throws Exception {
    polls.incrementAndGet();
    return body.poll(null).value();
  }

  @Override
  public void run() {
    try {
      call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError("no body throws a checked exception", e);
    }
  }

  /** Records that its future is complete. */
  void completed(Throwable cause) {
    thrown = cause;
    completions.incrementAndGet();
  }

  @Override
  public String toString() {
    return kind
        + " "
        + handle
        + ": polls "
        + polls
        + ", cancels "
        + cancels
        + ", completions "
        + completions
        + (isReady ? ", ready" : "")
        + (disorder == null ? "" : ", " + disorder);
  }
}
