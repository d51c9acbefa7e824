package dev.contrail.examples;

import dev.contrail.Scheduler;
import dev.contrail.sync.Oneshot;
import dev.contrail.task.Context;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import dev.contrail.task.Tasks;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Stops one task by hand and another by a timeout; both release their resources. */
class Cancellation {
  public static void main(String[] args) throws InterruptedException {
    try (Scheduler scheduler = Scheduler.create()) {
      CountDownLatch started = new CountDownLatch(1);
      CountDownLatch closed = new CountDownLatch(1);
      JoinHandle<String> handle =
          scheduler.spawn(new Holding(started::countDown, closed::countDown));
      started.await();
      handle.abort();
      closed.await(); // an owned resource is closed on a worker, soon after abort() has returned
      System.out.println("aborted: " + handle.isCancelled());

      Oneshot<String> answer = new Oneshot<>();
      JoinHandle<String> inTime =
          scheduler.spawn(Tasks.timeout(answer.receive(), Duration.ofMillis(5)));
      try {
        inTime.join();
      } catch (CompletionException e) {
        boolean isLate = e.getCause() instanceof TimeoutException;
        System.out.println("late: " + isLate + ", receiver closed: " + answer.isClosed());
      }
    }
  }

  /** A task that waits forever and owns a resource, which is closed however the task ends. */
  private static final class Holding implements Task<String> {
    private final Task<String> never = new Oneshot<String>().receive();
    private final Runnable onStart;
    private @Nullable AutoCloseable resource;

    Holding(Runnable onStart, AutoCloseable resource) {
      this.onStart = onStart;
      this.resource = resource;
    }

    @Override
    public Poll<String> poll(Context cx) throws Exception {
      AutoCloseable toOwn = resource;
      if (toOwn != null) {
        cx.own(toOwn);
        resource = null;
        onStart.run();
      }
      return never.poll(cx);
    }

    @Override
    public void cancel() {
      never.cancel(); // a task cancels its parts
    }
  }
}
