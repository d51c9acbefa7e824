package dev.contrail.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.task.PolledTask;
import dev.contrail.task.Race;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A notification against the poll that registers, and against the cancel. */
@Tag("stress")
@Timeout(60)
class NotifyRaceTest {
  @Test
  void cancelAgainstNotifyOne_losesNoNotification() throws Exception {
    Race.run(
        2,
        () ->
            new Race.Round() {
              private final Notify notify = new Notify();
              private final PolledTask<Void> first = PolledTask.pending(notify.notified());
              private final PolledTask<Void> second = PolledTask.pending(notify.notified());

              @Override
              public void act(int action) {
                if (action == 0) {
                  notify.notifyOne();
                } else {
                  first.cancel();
                }
              }

              @Override
              public void check() {
                assertThat(second.cx.wakes()).isEqualTo(1);
                second.settle();
                assertThat(second.isPending()).isFalse();
                assertThat(notify).hasToString("Notify[0 waiting]");
              }
            });
  }

  @Test
  void cancelAgainstNotifyWaiters_leavesNoTaskLinked() throws Exception {
    Race.run(
        3,
        () ->
            new Race.Round() {
              private final Notify notify = new Notify();
              private final PolledTask<Void> first = PolledTask.pending(notify.notified());
              private final PolledTask<Void> second = PolledTask.pending(notify.notified());

              @Override
              public void act(int action) {
                switch (action) {
                  case 0 -> notify.notifyWaiters();
                  case 1 -> first.cancel();
                  default -> second.poll();
                }
              }

              @Override
              public void check() {
                second.settle();
                assertThat(second.isPending()).isFalse();
                assertThat(notify).hasToString("Notify[0 waiting]");
              }
            });
  }

  @Test
  void pollAgainstNotifyOneAgainstNotifyWaiters_strandsNoTask() throws Exception {
    Race.run(
        3,
        () ->
            new Race.Round() {
              private final Notify notify = new Notify();
              private final PolledTask<Void> waiter = PolledTask.of(notify.notified());

              @Override
              public void act(int action) {
                switch (action) {
                  case 0 -> notify.notifyOne();
                  case 1 -> waiter.poll();
                  default -> notify.notifyWaiters();
                }
              }

              @Override
              public void check() {
                waiter.settle();
                assertThat(waiter.isPending()).isFalse();
                assertThat(notify.waiters()).isZero();
              }
            });
  }
}
