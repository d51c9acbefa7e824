package dev.contrail.sync;

import dev.contrail.task.ManualContext;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A task of one leaf, or of a sequence of leaves, for model checks. It records the result of each
 * poll and detects a leaf that is ready and was not woken.
 */
final class ModelledTask<T> {
  private final ManualContext cx = new ManualContext();
  private final Supplier<Task<T>> leaves;
  private final Consumer<T> received;
  private Task<T> leaf;
  private boolean isPending;

  /** Makes a task that starts a new leaf after each ended one. */
  ModelledTask(Supplier<Task<T>> leaves, Consumer<T> received) {
    this.leaves = leaves;
    this.received = received;
    leaf = leaves.get();
  }

  /** Makes a task that ends with its leaf. */
  ModelledTask(Task<T> leaf) {
    this.leaves = () -> null;
    this.received = value -> {};
    this.leaf = leaf;
  }

  String poll() {
    if (leaf == null) {
      return "ended";
    }
    Poll<T> poll;
    try {
      poll = cx.poll(leaf);
    } catch (ClosedException e) {
      cancel();
      return "closed";
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    isPending = !poll.isReady();
    if (isPending) {
      return "pending";
    }
    received.accept(poll.value());
    leaf = leaves.get();
    return "ready " + poll.value();
  }

  void cancel() {
    if (leaf != null) {
      leaf.cancel();
      isPending = false;
      leaf = leaves.get();
    }
  }

  /** Polls as a scheduler does until no task is scheduled; then no task may be ready. */
  static void settle(ModelledTask<?>... tasks) {
    boolean hasPolled;
    do {
      hasPolled = false;
      for (ModelledTask<?> task : tasks) {
        if (task.isPending && task.cx.isScheduled()) {
          task.poll();
          hasPolled = true;
        }
      }
    } while (hasPolled);
    for (ModelledTask<?> task : tasks) {
      if (task.isPending && !task.poll().equals("pending")) {
        throw new IllegalStateException("ready, and was not woken");
      }
    }
  }

  /** Cancels the pending tasks at the end. */
  static void cancelAll(ModelledTask<?>... tasks) {
    for (ModelledTask<?> task : tasks) {
      task.cancel();
    }
  }

  /**
   * Checks that every sent message is received or in the channel, and that every unused place is
   * free.
   */
  static <T> void checkChannel(
      Channel<T> channel, T another, int sent, int received, ModelledTask<?>... tasks) {
    check(sent == received + channel.size(), sent + " sent, " + received + " received");
    check(
        channel.waitingSenders() == 0 || channel.size() == 1, "a sender waits, with a place free");
    check(channel.waitingReceivers() == 0 || channel.size() == 0, "a receiver waits in vain");
    cancelAll(tasks);
    check(channel.waitingSenders() == 0, "a sender is left");
    check(channel.waitingReceivers() == 0, "a receiver is left");
    int there = 0;
    while (channel.tryReceive() != null) {
      there++;
    }
    check(sent == received + there, "a message was counted and is not there");
    check(channel.isClosed() || channel.trySend(another), "a place was lost");
  }

  static void check(boolean isTrue, String what) {
    if (!isTrue) {
      throw new IllegalStateException(what);
    }
  }
}
