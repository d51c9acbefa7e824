package dev.contrail.task;

/** A task that a test polls by hand, from one thread at a time, with its outcome. */
public final class PolledTask<T> {
  public final ManualContext cx = new ManualContext();
  private final Task<T> task;
  private boolean isPending;

  /** The value that the task was ready with. */
  public T value;

  /** The exception of the task. */
  public Exception failure;

  private PolledTask(Task<T> task) {
    this.task = task;
  }

  /** Makes a task that was not polled yet. */
  public static <T> PolledTask<T> of(Task<T> task) {
    return new PolledTask<>(task);
  }

  /** Makes a task that was polled once and is pending. */
  public static <T> PolledTask<T> pending(Task<T> task) {
    PolledTask<T> polled = of(task);
    polled.poll();
    if (!polled.isPending) {
      throw new AssertionError("not pending: " + polled.value, polled.failure);
    }
    return polled;
  }

  /** Polls, and cancels after a failure, as a scheduler does. */
  public void poll() {
    try {
      Poll<T> poll = cx.poll(task);
      isPending = !poll.isReady();
      value = isPending ? null : poll.value();
    } catch (Exception e) {
      failure = e;
      cancel();
    }
  }

  public void cancel() {
    isPending = false;
    task.cancel();
  }

  /** Polls for as long as a scheduler would. */
  public void settle() {
    while (isPending && cx.isScheduled()) {
      poll();
    }
  }

  /** Returns whether the task still waits. */
  public boolean isPending() {
    return isPending;
  }
}
