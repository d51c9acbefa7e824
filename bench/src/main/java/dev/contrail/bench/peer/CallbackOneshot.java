package dev.contrail.bench.peer;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One signal from one sender to one receiver, which goes on as a task of its own if it waited. */
/*
 * null  -> Work   // the receiver waits
 * null  -> SENT
 * Work  -> SENT   // the receiver is spawned
 */
final class CallbackOneshot extends AtomicReference<@Nullable Object> {
  private static final long serialVersionUID = 1;
  private static final Object SENT = new Object();

  void send(Spawner spawner) {
    if (getAndSet(SENT) instanceof Work receiver) {
      spawner.spawn(receiver);
    }
  }

  /** Goes on at once if the signal is there. */
  void receive(Work then) {
    if (get() != null || !compareAndSet(null, then)) {
      then.run();
    }
  }
}
