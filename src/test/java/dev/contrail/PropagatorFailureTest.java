package dev.contrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contrail.sync.Permit;
import dev.contrail.sync.Semaphore;
import dev.contrail.task.Context;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A context propagator that throws. */
@Timeout(30)
class PropagatorFailureTest {
  private final RuntimeException brokenRestore = new RuntimeException("restore");
  private final RuntimeException brokenClose = new RuntimeException("close");
  private final RuntimeException brokenTask = new RuntimeException("task");
  private final ConcurrentLinkedQueue<Throwable> reported = new ConcurrentLinkedQueue<>();
  private final AtomicInteger cancels = new AtomicInteger();
  private final CountDownLatch isPolled = new CountDownLatch(1);
  private final Semaphore semaphore = new Semaphore(1);
  private volatile boolean restoreFails;
  private volatile boolean closeFails;
  private final Scheduler scheduler =
      Scheduler.builder()
          .name("broken-context")
          .workers(1)
          .contextPropagator(new Broken())
          .onTaskFailure((id, thrown) -> reported.add(thrown))
          .build();

  private final class Broken implements ContextPropagator {
    @Override
    public Object capture() {
      return "captured";
    }

    @Override
    public Scope restore(Object captured) {
      if (restoreFails) {
        throw brokenRestore;
      }
      return () -> {
        if (closeFails) {
          throw brokenClose;
        }
      };
    }
  }

  @AfterEach
  void close() {
    scheduler.shutdownNow();
    scheduler.close();
  }

  private <T> Task<T> countingCancels(Task<T> task) {
    return new Task<>() {
      @Override
      public Poll<T> poll(Context cx) throws Exception {
        Poll<T> poll = task.poll(cx);
        isPolled.countDown();
        return poll;
      }

      @Override
      public void cancel() {
        cancels.incrementAndGet();
        task.cancel();
      }
    };
  }

  private static Task<String> pendingWithCancelThatThrows(RuntimeException thrown) {
    return new Task<>() {
      @Override
      public Poll<String> poll(Context cx) {
        return Poll.pending();
      }

      @Override
      public void cancel() {
        throw thrown;
      }
    };
  }

  private void abortOncePolled(JoinHandle<?> handle) throws InterruptedException {
    isPolled.await();
    handle.abort();
    scheduler.close();
  }

  @Test
  void restoreThatThrowsInCancel_leavesTheTaskCancelled_andIsReported() throws Exception {
    JoinHandle<String> handle = scheduler.spawn(countingCancels(cx -> Poll.pending()));
    isPolled.await();
    restoreFails = true;
    abortOncePolled(handle);
    assertThat(cancels).hasValue(1);
    assertThat(reported).containsExactly(brokenRestore);
  }

  @Test
  void restoreThatThrowsInCancel_hasWhatTheTaskThrows_suppressed() throws Exception {
    JoinHandle<String> handle =
        scheduler.spawn(countingCancels(pendingWithCancelThatThrows(brokenTask)));
    isPolled.await();
    restoreFails = true;
    abortOncePolled(handle);
    assertThat(reported).containsExactly(brokenRestore);
    assertThat(brokenRestore).hasSuppressedException(brokenTask);
  }

  @Test
  void closeThatThrowsInCancel_isSuppressed_inWhatTheTaskThrows() throws Exception {
    JoinHandle<String> handle =
        scheduler.spawn(countingCancels(pendingWithCancelThatThrows(brokenTask)));
    // This poll has ended once the next task runs, so that only the close after cancel() fails.
    isPolled.await();
    assertThat(scheduler.spawn(() -> "next").get()).isEqualTo("next");
    closeFails = true;
    abortOncePolled(handle);
    assertThat(reported).containsExactly(brokenTask);
    assertThat(brokenTask).hasSuppressedException(brokenClose);
  }

  @Test
  void restoreThatThrowsInPoll_failsTheTask_whichIsCancelledOnce() {
    restoreFails = true;
    JoinHandle<Permit> handle = scheduler.spawn(countingCancels(semaphore.acquire()));
    assertThatThrownBy(handle::get).hasCause(brokenRestore);
    assertThat(cancels).hasValue(1);
    assertThat(semaphore.availablePermits()).isEqualTo(1);
  }

  @Test
  void closeThatThrows_afterReady_givesThePermitBack_andCancelsNothing() {
    closeFails = true;
    JoinHandle<Permit> handle = scheduler.spawn(countingCancels(semaphore.acquire()));
    assertThatThrownBy(handle::get).hasCause(brokenClose);
    assertThat(semaphore.availablePermits()).isEqualTo(1);
    assertThat(cancels).hasValue(0);
  }

  @Test
  void closeThatThrows_afterACall_givesThePermitBack() {
    closeFails = true;
    JoinHandle<Permit> handle = scheduler.spawn(() -> semaphore.tryAcquire());
    assertThatThrownBy(handle::get).hasCause(brokenClose);
    assertThat(semaphore.availablePermits()).isEqualTo(1);
  }

  @Test
  void closeThatThrows_isSuppressed_inWhatTheTaskThrows() {
    closeFails = true;
    Task<String> failing =
        cx -> {
          throw brokenTask;
        };
    JoinHandle<String> handle = scheduler.spawn(countingCancels(failing));
    assertThatThrownBy(handle::get).hasCause(brokenTask);
    assertThat(brokenTask).hasSuppressedException(brokenClose);
    assertThat(cancels).hasValue(1);
  }

  @Test
  void closeThatThrows_isSuppressed_inWhatACallThrows() {
    closeFails = true;
    JoinHandle<String> handle =
        scheduler.spawn(
            () -> {
              throw brokenTask;
            });
    assertThatThrownBy(handle::get).hasCause(brokenTask);
    assertThat(brokenTask).hasSuppressedException(brokenClose);
  }
}
