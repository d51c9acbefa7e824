package dev.contrail.internal.scheduler;

import dev.contrail.internal.task.TaskCell;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Padding between the preceding object and the head. */
abstract class LocalQueuePad0 {
  long p00, p01, p02, p03, p04, p05, p06, p07, p08, p09, p10, p11, p12, p13, p14, p15;
}

/** The head of the ring, at which the owner and thieves take tasks. */
abstract class LocalQueueHead extends LocalQueuePad0 {
  /** Two counters in one word: {@code steal << 32 | real}. */
  volatile long head;
}

/** Padding between the head and the tail. */
abstract class LocalQueuePad1 extends LocalQueueHead {
  long p16, p17, p18, p19, p20, p21, p22, p23, p24, p25, p26, p27, p28, p29, p30, p31;
}

/**
 * A bounded ring of runnable tasks. Its owner pushes at the tail and pops at the head; other
 * workers steal half from the head. The algorithm is Tokio's.
 */
/*
 * The head is two counters. Tasks from real to tail are queued. Tasks from steal to real are being
 * copied out by one thief; their slots are not free until it sets steal to real. With no thief the
 * two are equal, and only then may the next thief begin.
 *
 * head: owner pop      (s, r) -> (r+1, r+1) without a thief, (s, r+1) with one
 *       thief claims   (r, r) -> (r, r+n)
 *       thief is done  (s, r') -> (r', r')
 *       owner spills   (r, r) -> (tail, tail)
 * tail: the owner alone.
 */
final class LocalQueue extends LocalQueuePad1 {
  /** Tokio's value: long enough to steal from, and the ring fits into a few pages. */
  static final int DEFAULT_CAPACITY = 256;

  private static final VarHandle HEAD;
  private static final VarHandle TAIL;

  static {
    try {
      HEAD = MethodHandles.lookup().findVarHandle(LocalQueueHead.class, "head", long.class);
      TAIL = MethodHandles.lookup().findVarHandle(LocalQueue.class, "tail", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final @Nullable TaskCell<?>[] slots;
  private final int mask;

  @SuppressWarnings("UnusedVariable") // through TAIL
  private volatile int tail;

  /** Number of tasks that the last theft into this queue took. Owner only. */
  private int stolen;

  /**
   * An empty queue.
   *
   * @param capacity a power of two
   */
  LocalQueue(int capacity) {
    if (Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException("capacity must be a power of two: " + capacity);
    }
    this.slots = new TaskCell<?>[capacity];
    this.mask = capacity - 1;
  }

  private static int steal(long head) {
    return (int) (head >>> 32);
  }

  private static int real(long head) {
    return (int) head;
  }

  private static long pack(int steal, int real) {
    return (long) steal << 32 | (real & 0xFFFF_FFFFL);
  }

  private int tailPlain() {
    return (int) TAIL.get(this);
  }

  // Pairs with tailAcquire() in stealInto(): a thief that sees the new tail sees the slots before
  // it.
  private void setTailRelease(int value) {
    TAIL.setRelease(this, value);
  }

  private int tailAcquire() {
    return (int) TAIL.getAcquire(this);
  }

  // Pairs with the thief's last compare-and-set: it has left the slots that count as free.
  private long headAcquire() {
    return (long) HEAD.getAcquire(this);
  }

  private boolean casHead(long seen, long next) {
    return HEAD.compareAndSet(this, seen, next);
  }

  /**
   * Owner: returns the number of tasks that its last successful theft took, the returned one
   * included.
   */
  int stolenCount() {
    return stolen;
  }

  /**
   * Returns the number of queued tasks. Exact for the owner; may be outdated at once for other
   * threads.
   */
  int size() {
    int real = real(headAcquire());
    return Math.max(0, Math.min(slots.length, tailAcquire() - real));
  }

  /** Returns whether no task is queued, as exactly as {@link #size()}. */
  boolean isEmpty() {
    return size() == 0;
  }

  int capacity() {
    return slots.length;
  }

  /** Owner: returns the number of pushes that are sure to find room. */
  int remaining() {
    return slots.length - (tailPlain() - steal(headAcquire()));
  }

  /** Owner: appends a task; returns false if there is no room. */
  boolean push(TaskCell<?> task) {
    int end = tailPlain();
    if (end - steal(headAcquire()) >= slots.length) {
      return false;
    }
    slots[end & mask] = task;
    setTailRelease(end + 1);
    return true;
  }

  /**
   * Owner: appends a task. If there is no room, the younger half of the ring and then the task go
   * to the injection queue; if a thief is just making room, the task only.
   *
   * @return the number of tasks that went to the injection queue
   */
  int pushBackOrOverflow(TaskCell<?> task, InjectQueue inject) {
    if (push(task)) {
      return 0;
    }
    int spilled = spillHalf(inject);
    inject.push(task);
    return spilled + 1;
  }

  /**
   * Owner: moves the younger half to the injection queue.
   *
   * @return the number of tasks moved; 0 if a thief is at work
   */
  int spillHalf(InjectQueue inject) {
    long head = headAcquire();
    int first = real(head);
    int end = tailPlain();
    // All of them are claimed, so no thief can come between.
    if (steal(head) != first || !casHead(head, pack(end, end))) {
      return 0;
    }
    int kept = (end - first) / 2;
    TaskCell<?>[] older = new TaskCell<?>[kept];
    for (int i = 0; i < kept; i++) {
      older[i] = take(first + i);
    }
    for (int i = kept; i < end - first; i++) {
      inject.push(take(first + i));
    }
    for (int i = 0; i < kept; i++) {
      slots[(end + i) & mask] = older[i];
    }
    setTailRelease(end + kept);
    return end - first - kept;
  }

  /** Owner: takes the oldest task; returns null if there is none. */
  @Nullable TaskCell<?> pop() {
    for (; ; ) {
      long head = headAcquire();
      int real = real(head);
      if (real == tailPlain()) {
        return null;
      }
      int steal = steal(head);
      int next = real + 1;
      if (casHead(head, pack(steal == real ? next : steal, next))) {
        return take(real);
      }
    }
  }

  /** Empties a slot, so that it does not keep an ended task alive. */
  private TaskCell<?> take(int position) {
    TaskCell<?> task = Objects.requireNonNull(slots[position & mask]);
    slots[position & mask] = null;
    return task;
  }

  /**
   * Moves half of this queue, rounded up, to another one. For the owner of that other queue.
   *
   * @param target the caller's own queue, at most half full
   * @return one of the stolen tasks, which is not queued in the target; null if there was none, or
   *     another thief was at work
   */
  @Nullable TaskCell<?> stealInto(LocalQueue target) {
    int targetEnd = target.tailPlain();
    if (target.remaining() < slots.length / 2) {
      return null; // a full theft might not fit
    }
    int first;
    int count;
    long claimed;
    for (; ; ) {
      long head = headAcquire();
      first = real(head);
      if (steal(head) != first) {
        return null;
      }
      int queued = tailAcquire() - first;
      count = queued - queued / 2;
      if (count <= 0) {
        return null;
      }
      // Detects an outdated head or tail: the counters do not come back to an old value in time.
      claimed = pack(first, first + count);
      if (casHead(head, claimed)) {
        break;
      }
    }
    for (int i = 0; i < count - 1; i++) {
      target.slots[(targetEnd + i) & target.mask] = take(first + i);
    }
    TaskCell<?> last = take(first + count - 1);
    while (true) {
      int real = real(claimed);
      if (casHead(claimed, pack(real, real))) {
        break;
      }
      claimed = headAcquire(); // the owner popped meanwhile
    }
    target.stolen = count;
    if (count > 1) {
      target.setTailRelease(targetEnd + count - 1);
    }
    return last;
  }

  @Override
  public String toString() {
    return "LocalQueue[size=" + size() + ", capacity=" + slots.length + "]";
  }
}
