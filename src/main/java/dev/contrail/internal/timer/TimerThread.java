package dev.contrail.internal.timer;

import dev.contrail.task.TimerEntry;
import dev.contrail.task.Waker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The daemon thread that turns a scheduler's wheel. It sleeps until the next deadline, without a
 * limit if there is none. All other threads push onto a stack that it empties. It starts with the
 * first deadline. Thread-safe.
 */
/*
 * A timer pushes itself and then reads wakeTick; the thread writes wakeTick and then looks at the
 * stack. Both are sequentially consistent, so either the thread sees the timer or the timer wakes
 * the thread.
 */
public final class TimerThread {
  private static final long NANOS_PER_TICK = 1_000_000;

  /** Number of waiting operations from which on cancelled timers are unlinked. */
  private static final int MAX_INBOUND = 1024;

  private static final VarHandle INBOUND;

  static {
    try {
      INBOUND = MethodHandles.lookup().findVarHandle(TimerThread.class, "inbound", Timer.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final long epoch = System.nanoTime();
  private final String name;
  private final Consumer<Throwable> onBroken;
  private final TimerWheel wheel = new TimerWheel(0);
  private final LongAdder armed = new LongAdder();
  private volatile @Nullable Timer inbound;

  /** The tick at which the thread looks again: MIN_VALUE while it works, MAX_VALUE for never. */
  private volatile long wakeTick = Long.MAX_VALUE;

  private volatile boolean isStopped;
  private volatile @Nullable Thread thread;

  /**
   * A timer with no deadlines and no thread yet.
   *
   * @param name of the thread
   * @param onBroken called on the thread with the exception of a waker; must not throw
   */
  public TimerThread(String name, Consumer<Throwable> onBroken) {
    this.name = name;
    this.onBroken = onBroken;
  }

  /**
   * Registers a deadline on the clock of {@link System#nanoTime()}; it fires at most a tick late.
   */
  public TimerEntry arm(long nanoTime, Waker waker) {
    long nanos = nanoTime - epoch;
    if (nanos < 0 && nanoTime - System.nanoTime() > 0) {
      nanos = Long.MAX_VALUE; // so far ahead that the difference wrapped around
    }
    long tick = Math.floorDiv(nanos, NANOS_PER_TICK) + 1;
    Timer timer = new Timer(this, tick, waker);
    armed.increment();
    push(timer);
    return timer;
  }

  /** Returns the number of deadlines that are neither fired nor cancelled. */
  public int armedCount() {
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, armed.sum()));
  }

  void disarmed() {
    armed.decrement();
  }

  void push(Timer timer) {
    Timer top;
    do {
      top = inbound;
      timer.nextInbound = top;
      timer.inboundDepth = top == null ? 1 : top.inboundDepth + 1;
    } while (!INBOUND.compareAndSet(this, top, timer));
    if (timer.inboundDepth % MAX_INBOUND == 0 || timer.tick < wakeTick) {
      LockSupport.unpark(started());
    }
  }

  private @Nullable Thread started() {
    Thread running = thread;
    return running != null ? running : start();
  }

  private synchronized @Nullable Thread start() {
    if (thread == null && !isStopped) {
      Thread starting = new Thread(this::run, name);
      starting.setDaemon(true);
      starting.start(); // if none can be had, the next deadline tries again
      thread = starting;
    }
    return thread;
  }

  /** Ends the thread; pending deadlines never fire. */
  public synchronized void stop() {
    isStopped = true;
    LockSupport.unpark(thread);
  }

  private void run() {
    while (!isStopped) {
      try {
        turn();
      } catch (Throwable broken) { // no memory left, or a bug here: the other timers still wait
        onBroken.accept(broken);
      }
    }
  }

  private void turn() {
    while (!isStopped) {
      wakeTick = Long.MIN_VALUE;
      long next = advance(tickOf(System.nanoTime()));
      wakeTick = next;
      if (inbound == null && !isStopped) {
        if (next == Long.MAX_VALUE) {
          LockSupport.park(this);
        } else {
          LockSupport.parkNanos(this, epoch + next * NANOS_PER_TICK - System.nanoTime());
        }
        Thread.interrupted(); // nothing interrupts this thread on purpose; a stop flag ends it
      }
    }
  }

  /** Links the pushed timers, and fires those that are due; returns when there is more to do. */
  long advance(long tick) {
    takeInbound();
    wheel.advance(tick, this::expire);
    return wheel.nextTick();
  }

  private long tickOf(long nanoTime) {
    return Math.floorDiv(nanoTime - epoch, NANOS_PER_TICK);
  }

  private void expire(Timer timer) {
    try {
      timer.fire();
    } catch (
        Throwable broken) { // an exception of its waker: the next timers of this tick still fire
      onBroken.accept(broken);
    }
  }

  private void takeInbound() {
    Timer timer = reversed((Timer) INBOUND.getAndSet(this, (Timer) null));
    while (timer != null) {
      // Read first: once linked, a cancel may push it again.
      Timer next = timer.nextInbound;
      timer.nextInbound = null;
      if (timer.transitionToLinked()) {
        wheel.link(timer);
      } else {
        wheel.unlink(timer);
      }
      timer = next;
    }
  }

  /**
   * Reverses the stack: the timer pushed first is on top. No other thread pushes those in it again.
   */
  private static @Nullable Timer reversed(@Nullable Timer top) {
    Timer below = null;
    Timer timer = top;
    while (timer != null) {
      Timer next = timer.nextInbound;
      timer.nextInbound = below;
      below = timer;
      timer = next;
    }
    return below;
  }
}
