package dev.contrail.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.sync.Channel;
import dev.contrail.sync.ClosedException;
import dev.contrail.sync.Notify;
import dev.contrail.sync.Permit;
import dev.contrail.sync.Semaphore;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Combined tasks whose parts are woken at the same time while the task is cancelled or the leaf is
 * closed; a grant of a losing part is available to the next task.
 */
@Tag("stress")
@Timeout(60)
class SelectRaceTest {
  @Test
  void select_bothReadyAtOnce_takesOne_andLeavesTheOther() throws Exception {
    Race.run(
        3,
        () ->
            new Race.Round() {
              private final Channel<String> channel = Channel.bounded(1);
              private final Notify notify = new Notify();
              private final PolledTask<String> select =
                  PolledTask.pending(
                      Tasks.select(
                          channel.receive(), notify.notified().map(nothing -> "notified")));

              @Override
              public void act(int action) {
                switch (action) {
                  case 0 -> channel.trySend("a");
                  case 1 -> notify.notifyOne();
                  default -> select.settle();
                }
              }

              @Override
              public void check() {
                select.settle();
                boolean isNotified = "notified".equals(select.value);
                assertThat(select.value).isEqualTo(isNotified ? "notified" : "a");
                assertThat(channel.tryReceive()).isEqualTo(isNotified ? "a" : null);
                assertThat(notify)
                    .hasToString(isNotified ? "Notify[0 waiting]" : "Notify[notified]");
              }
            });
  }

  @Test
  void select_cancelledWhileBothAreGranted_passesBothOn() throws Exception {
    Race.run(
        3,
        () ->
            new Race.Round() {
              private final Channel<String> channel = Channel.bounded(1);
              private final Notify notify = new Notify();
              private final PolledTask<Void> select =
                  PolledTask.pending(
                      Tasks.select(channel.receive().map(message -> null), notify.notified()));
              private final PolledTask<String> receiver = PolledTask.pending(channel.receive());
              private final PolledTask<Void> notified = PolledTask.pending(notify.notified());

              @Override
              public void act(int action) {
                switch (action) {
                  case 0 -> channel.trySend("a");
                  case 1 -> notify.notifyOne();
                  default -> select.cancel();
                }
              }

              @Override
              public void check() {
                receiver.settle();
                notified.settle();
                assertThat(receiver.value).isEqualTo("a");
                assertThat(notified.isPending()).isFalse();
                assertThat(notify).hasToString("Notify[0 waiting]");
              }
            });
  }

  @Test
  void join_cancelledAgainstReleaseAgainstClose_losesNoPermit() throws Exception {
    Race.run(
        3,
        () ->
            new Race.Round() {
              private final Semaphore semaphore = new Semaphore(2);
              private final Permit permit = semaphore.tryAcquire(2);
              private final Notify never = new Notify();
              private final PolledTask<?> join =
                  PolledTask.pending(Tasks.join(semaphore.acquire(2), never.notified()));
              private final PolledTask<Permit> next = PolledTask.pending(semaphore.acquire());

              @Override
              public void act(int action) {
                switch (action) {
                  case 0 -> permit.close();
                  case 1 -> {
                    join.settle(); // may hold the permits, while its other part waits
                    join.cancel();
                  }
                  default -> semaphore.close();
                }
              }

              @Override
              public void check() {
                next.settle();
                assertThat(next.isPending()).isFalse();
                assertThat(next.failure)
                    .satisfiesAnyOf(
                        failure -> assertThat(failure).isNull(),
                        failure -> assertThat(failure).isInstanceOf(ClosedException.class));
                assertThat(semaphore.availablePermits()).isEqualTo(next.value == null ? 2 : 1);
                assertThat(never).hasToString("Notify[0 waiting]");
              }
            });
  }

  @Test
  void timeout_againstReleaseAgainstCancel_losesNoPermitAndNoTimer() throws Exception {
    Race.run(
        3,
        () ->
            new Race.Round() {
              private final Semaphore semaphore = new Semaphore(1);
              private final Permit permit = semaphore.tryAcquire();
              private final PolledTask<Permit> timeout =
                  PolledTask.pending(Tasks.timeout(semaphore.acquire(), Duration.ofHours(1)));
              private final PolledTask<Permit> next =
                  PolledTask.pending(Tasks.timeout(semaphore.acquire(), Duration.ofHours(1)));

              @Override
              public void act(int action) {
                switch (action) {
                  case 0 -> permit.close();
                  case 1 -> timeout.cx.timers.get(0).fire();
                  default -> next.cancel();
                }
              }

              @Override
              public void check() {
                timeout.settle();
                assertThat(timeout.isPending()).isFalse();
                if (timeout.value == null) {
                  assertThat(timeout.failure).isInstanceOf(TimeoutException.class);
                } else {
                  timeout.value.close();
                }
                assertThat(semaphore).hasToString("Semaphore[available=1, waiting=0]");
                assertThat(timeout.cx.armed()).isZero();
                assertThat(next.cx.armed()).isZero();
              }
            });
  }
}
