package dev.contrail.examples.shop;

import dev.contrail.Scheduler;
import dev.contrail.sync.Oneshot;
import dev.contrail.task.Context;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;

/**
 * A mistake to find: a task that waits for a signature that never comes. It costs nothing, so no
 * metric shows it; a dump of all tasks names the task and this place.
 */
final class Audit {
  private final Oneshot<String> signature = new Oneshot<>();
  private final Task<String> signed = signature.receive();
  private final JoinHandle<String> task;

  Audit(Scheduler scheduler) {
    task = scheduler.spawn("audit", this::awaitSignature);
  }

  private Poll<String> awaitSignature(Context cx) throws Exception {
    return signed.poll(cx);
  }

  /** Aborts the task, without which the scheduler could not terminate. */
  void abandon() {
    task.abort();
  }
}
