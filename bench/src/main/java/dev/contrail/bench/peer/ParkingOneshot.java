package dev.contrail.bench.peer;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One signal from one thread to one other, which parks until it is there. */
final class ParkingOneshot extends AtomicReference<@Nullable Object> {
  private static final long serialVersionUID = 1;
  private static final Object SENT = new Object();

  void send() {
    if (getAndSet(SENT) instanceof Thread receiver) {
      LockSupport.unpark(receiver);
    }
  }

  void receive() {
    if (get() == SENT || !compareAndSet(null, Thread.currentThread())) {
      return;
    }
    while (get() != SENT) {
      LockSupport.park(this);
    }
  }
}
