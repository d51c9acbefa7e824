package dev.contrail;

import dev.contrail.task.Context;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** One task of a stress round with all that was seen of it: as a task, a call, or a command. */
final class StressTask implements Task<Object>, Callable<Object>, Runnable {
  final String kind;
  private final Task<?> body;

  final AtomicInteger polls = new AtomicInteger();
  final AtomicInteger cancels = new AtomicInteger();
  final AtomicInteger completions = new AtomicInteger();

  /** How often a cancel of the handle said that it was the one. */
  final AtomicInteger abortsWon = new AtomicInteger();

  volatile boolean isReady;

  /** What its future was completed with; null for a value. */
  volatile Throwable thrown;

  /** What is wrong with the order of its polls; null if nothing is. */
  volatile String disorder;

  /** Null for a command, and for a task that was refused. */
  volatile JoinHandle<?> handle;

  private final AtomicBoolean isInside = new AtomicBoolean();
  private volatile boolean isOver;

  /** A task that does what another does; a call or a command polls that once. */
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
  @SuppressWarnings("NullAway") // a call has no context, and its body wants none
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

  /** Its future is complete. */
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
