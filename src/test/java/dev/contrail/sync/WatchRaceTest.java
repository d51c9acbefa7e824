package dev.contrail.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.task.PolledTask;
import dev.contrail.task.Race;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sends, a close and receivers that are closed, against the polls that wait for them. */
@Tag("stress")
@Timeout(60)
class WatchRaceTest {
  @Test
  void sendsAgainstAPoll_endWithTheNewestValueSeen() throws Exception {
    Race.run(
        3,
        () ->
            new Race.Round() {
              private final Watch<Integer> watch = new Watch<>(0);
              private final WatchReceiver<Integer> receiver = watch.subscribe();
              private final PolledTask<Integer> waiter =
                  PolledTask.of(receiver.waitFor(value -> value == 2));

              @Override
              public void act(int action) {
                if (action < 2) {
                  watch.modify(value -> value + 1);
                } else {
                  waiter.poll();
                }
              }

              @Override
              public void check() {
                waiter.settle();
                assertThat(waiter.isPending()).isFalse();
                assertThat(receiver.hasChanged()).isFalse();
                assertThat(watch.waiters()).isZero();
              }
            });
  }

  @Test
  void closeAgainstSendAgainstAPoll_hidesNoValueThatWasSent() throws Exception {
    Race.run(
        3,
        () ->
            new Race.Round() {
              private final Watch<String> watch = new Watch<>("initial");
              private final PolledTask<String> waiter = PolledTask.of(watch.subscribe().changed());
              private boolean isSent;

              @Override
              public void act(int action) {
                switch (action) {
                  case 0 -> isSent = watch.send("sent");
                  case 1 -> watch.close();
                  default -> waiter.poll();
                }
              }

              @Override
              public void check() {
                waiter.settle();
                assertThat(waiter.isPending()).isFalse();
                assertThat(waiter.value).isEqualTo(isSent ? "sent" : null);
                assertThat(waiter.failure != null).isEqualTo(!isSent);
                assertThat(watch.waiters()).isZero();
              }
            });
  }

  @Test
  void closingReceivers_againstTheWaitForThem_strandsNoTask() throws Exception {
    Race.run(
        3,
        () ->
            new Race.Round() {
              private final Watch<String> watch = new Watch<>("initial");
              private final WatchReceiver<String> first = watch.subscribe();
              private final WatchReceiver<String> second = watch.subscribe();
              private final PolledTask<Void> waiter = PolledTask.of(watch.unwatched());

              @Override
              public void act(int action) {
                switch (action) {
                  case 0 -> first.close();
                  case 1 -> second.close();
                  default -> waiter.poll();
                }
              }

              @Override
              public void check() {
                waiter.settle();
                assertThat(waiter.isPending()).isFalse();
                assertThat(watch.waiters()).isZero();
              }
            });
  }
}
