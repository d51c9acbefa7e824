package dev.contrail.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contrail.Scheduler;
import dev.contrail.sync.Permit;
import dev.contrail.sync.Semaphore;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A result that was ready and is not delivered through a handle. */
@Timeout(30)
class DroppedResultTest {
  private final ConcurrentLinkedQueue<Throwable> reported = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<JoinHandle<?>> self = new CompletableFuture<>();
  private final Semaphore semaphore = new Semaphore(1);
  private final Scheduler scheduler =
      Scheduler.builder()
          .name("dropped")
          .workers(1)
          .onTaskFailure((id, thrown) -> reported.add(thrown))
          .build();

  @AfterEach
  void close() {
    scheduler.shutdownNow();
    scheduler.close();
  }

  /** The task, aborted in each of its polls. */
  private <T> Task<T> abortedInPoll(Task<T> task) {
    return cx -> {
      Poll<T> poll = task.poll(cx);
      self.join().abort();
      return poll;
    };
  }

  private void awaitEnd(JoinHandle<?> handle) {
    self.complete(handle);
    scheduler.close();
  }

  @Test
  void abort_inThePollThatAcquires_givesThePermitBack() {
    JoinHandle<Permit> handle = scheduler.spawn(abortedInPoll(semaphore.acquire()));
    awaitEnd(handle);
    assertThat(handle.isCancelled()).isTrue();
    assertThat(semaphore.availablePermits()).isEqualTo(1);
    assertThat(reported).isEmpty();
  }

  @Test
  void abort_inTheCallThatAcquires_givesThePermitBack() {
    JoinHandle<Permit> handle =
        scheduler.spawn(
            () -> {
              Permit permit = semaphore.tryAcquire();
              self.join().abort();
              return permit;
            });
    awaitEnd(handle);
    assertThat(handle.isCancelled()).isTrue();
    assertThat(semaphore.availablePermits()).isEqualTo(1);
  }

  @Test
  void abort_reportsWhatCloseOfTheResultThrows_andTheWorkerGoesOn() throws Exception {
    IllegalStateException broken = new IllegalStateException("broken close");
    Lease failing =
        () -> {
          throw broken;
        };
    JoinHandle<Lease> handle = scheduler.spawn(abortedInPoll(Tasks.ready(failing)));
    self.complete(handle);
    assertThat(scheduler.spawn(() -> "next").get()).isEqualTo("next");
    scheduler.close();
    assertThat(reported).containsExactly(broken);
  }

  @Test
  void closeOfAnOwnedThatThrows_givesThePermitBack() {
    Exception broken = new Exception("broken close");
    Task<Permit> acquire = semaphore.acquire();
    JoinHandle<Permit> handle =
        scheduler.spawn(
            cx -> {
              cx.own(
                  () -> {
                    throw broken;
                  });
              return acquire.poll(cx);
            });
    assertThatThrownBy(handle::get).hasCause(broken);
    assertThat(semaphore.availablePermits()).isEqualTo(1);
  }

  @Test
  void closeOfAnOwnedAndOfTheResultThatThrow_areBothReported() {
    Exception ofOwned = new Exception("owned");
    IllegalStateException ofResult = new IllegalStateException("result");
    Lease failing =
        () -> {
          throw ofResult;
        };
    JoinHandle<Lease> handle =
        scheduler.spawn(
            cx -> {
              cx.own(
                  () -> {
                    throw ofOwned;
                  });
              return Poll.ready(failing);
            });
    assertThatThrownBy(handle::get).hasCause(ofOwned);
    assertThat(ofOwned).hasSuppressedException(ofResult);
  }
}
