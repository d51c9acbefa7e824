package dev.contrail.sync;

import dev.contrail.task.Waker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a {@link Channel} that were sent and not received, and the receivers that wait
 * for one.
 *
 * @param <T> the type of the messages
 */
/*
 * A message stays queued until the poll that receives it; a waiting receiver is only notified that
 * a message exists. A cancelled receiver therefore loses no message, and it passes its notification
 * on.
 *
 * 1. A sender counts its message, unless the word says CLOSED; queues it; looks for a receiver.
 * 2. A receiver links itself, sets hasReceivers, and looks for a message again. All accesses are
 *    sequentially consistent, so the sender sees the receiver or the receiver sees the message.
 * 3. CLOSED with no message counted is the end. The thread that counts the last message off, or
 *    closes, wakes all receivers. A message that is counted and not yet queued delays the end.
 */
final class Messages<T> {
  private static final long CLOSED = 1;
  private static final long ONE = 2;

  private static final VarHandle WORD;

  static {
    try {
      WORD = MethodHandles.lookup().findVarHandle(Messages.class, "word", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** The number of messages, shifted by one, and CLOSED. */
  private volatile long word;

  private final ConcurrentLinkedQueue<T> queue = new ConcurrentLinkedQueue<>();
  private final WaitList<Receiver> receivers = new WaitList<>();

  /** Whether the list is not empty. Written under its lock; read by any thread. */
  private volatile boolean hasReceivers;

  /** The node of a receiving leaf in the list. */
  static class Receiver extends Waiter {
    /** Whether this was unlinked because of a message. Guarded by the list's lock. */
    private boolean isNotified;

    /** Whether this was ever linked. Used by the leaf only. */
    private boolean isKnown;
  }

  boolean isClosed() {
    return (word & CLOSED) != 0;
  }

  /** Returns whether the channel is closed and empty, so that no message will come. */
  boolean isExhausted() {
    return word == CLOSED;
  }

  /** Returns whether {@link #take()} may find a message. */
  boolean isReadable() {
    return !queue.isEmpty();
  }

  int size() {
    return (int) Math.min(word >>> 1, Integer.MAX_VALUE);
  }

  /** Queues a message and wakes a receiver; false if the channel is closed. */
  boolean add(T message) {
    long seen;
    do {
      seen = word;
      if ((seen & CLOSED) != 0) {
        return false;
      }
    } while (!WORD.compareAndSet(this, seen, seen + ONE));
    queue.add(message);
    notifyOne();
    return true;
  }

  @Nullable T take() {
    T message = queue.poll();
    if (message != null && (long) WORD.getAndAdd(this, -ONE) == (ONE | CLOSED)) {
      notifyAllReceivers();
    }
    return message;
  }

  void close() {
    WORD.getAndBitwiseOr(this, CLOSED);
    notifyAllReceivers();
  }

  /** Links a receiver that found no message; it must look once more afterwards. */
  void register(Receiver receiver, Waker waker) {
    receiver.isKnown = true;
    synchronized (receivers) {
      if (receiver.isLinked()) {
        receiver.waker = waker;
      } else if (receiver.isNotified) {
        receiver.isNotified = false;
        receivers.addFirst(receiver, waker); // another receiver took its message; it keeps its turn
      } else {
        receivers.addLast(receiver, waker);
      }
      hasReceivers = true;
    }
  }

  /**
   * Unlinks a receiver that has a message or is cancelled; an unused notification goes to the next.
   */
  void leave(Receiver receiver) {
    if (!receiver.isKnown) {
      return;
    }
    boolean wasNotified;
    synchronized (receivers) {
      receivers.remove(receiver);
      hasReceivers = !receivers.isEmpty();
      wasNotified = receiver.isNotified;
      receiver.isNotified = false;
    }
    if (wasNotified && isReadable()) {
      notifyOne();
    }
  }

  private void notifyOne() {
    if (!hasReceivers) {
      return;
    }
    Waker waker;
    synchronized (receivers) {
      Receiver first = receivers.first();
      if (first == null) {
        return;
      }
      first.isNotified = true;
      waker = receivers.remove(first);
      hasReceivers = !receivers.isEmpty();
    }
    if (waker != null) {
      waker.wake();
    }
  }

  private void notifyAllReceivers() {
    WaitList<Receiver> all;
    synchronized (receivers) {
      all = receivers.detachAll();
      hasReceivers = false;
    }
    receivers.wakeAll(all);
  }

  /** Returns the number of waiting receivers. */
  int receivers() {
    synchronized (receivers) {
      return receivers.size();
    }
  }
}
