package dev.contrail.sync;

import dev.contrail.task.Waker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * What was sent through a {@link Channel} and not received, and the receivers that wait.
 *
 * @param <T> the type of the messages
 */
/*
 * A message stays queued until the poll that receives it; what a waiting receiver gets is only word
 * that there is one. So nothing can be lost with a receiver but that word, and a receiver that
 * leaves with it passes it on.
 *
 * 1. A sender counts its message, unless the word says CLOSED; queues it; looks for a receiver.
 * 2. A receiver links itself, sets hasReceivers, and looks for a message again. All of this is
 *    sequentially consistent, so one of the two sees the other.
 * 3. CLOSED with no message counted is the end: whoever counts the last one off, or closes, wakes
 *    everybody. A message that is counted and not yet queued keeps the end off.
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

  /** Whether the list is not empty; written under its lock. */
  private volatile boolean hasReceivers;

  /** A receiving leaf's place in the list. */
  static class Receiver extends Waiter {
    /** Whether this was unlinked for one message; under the list's lock. */
    private boolean isNotified;

    /** Whether this was ever linked; the leaf's own. */
    private boolean isKnown;
  }

  boolean isClosed() {
    return (word & CLOSED) != 0;
  }

  /** Whether no message will ever come. */
  boolean isExhausted() {
    return word == CLOSED;
  }

  /** Whether {@link #take()} may find something. */
  boolean isReadable() {
    return !queue.isEmpty();
  }

  int size() {
    return (int) Math.min(word >>> 1, Integer.MAX_VALUE);
  }

  /** Queues a message; false if closed. */
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

  /** Links a receiver that found nothing; it has to look again. */
  void register(Receiver receiver, Waker waker) {
    receiver.isKnown = true;
    synchronized (receivers) {
      if (receiver.isLinked()) {
        receiver.waker = waker;
      } else if (receiver.isNotified) {
        receiver.isNotified = false;
        receivers.addFirst(receiver, waker); // another one was faster; it keeps its turn
      } else {
        receivers.addLast(receiver, waker);
      }
      hasReceivers = true;
    }
  }

  /** A receiver has what it wanted, or gives up. */
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

  /** How many receivers wait. */
  int receivers() {
    synchronized (receivers) {
      return receivers.size();
    }
  }
}
