package dev.contrail.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.task.PolledTask;
import dev.contrail.task.Race;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A cancelled token against the poll that registers, and against the cancel that unregisters. */
@Tag("stress")
@Timeout(60)
class CancellationTokenRaceTest {
  @Test
  void cancelAgainstPolls_strandsNoTask() throws Exception {
    Race.run(
        3,
        () ->
            new Race.Round() {
              private final CancellationToken parent = new CancellationToken();
              private final CancellationToken child = parent.childToken();
              private final PolledTask<Void> ofParent = PolledTask.of(parent.cancelled());
              private final PolledTask<Void> ofChild = PolledTask.of(child.cancelled());

              @Override
              public void act(int action) {
                switch (action) {
                  case 0 -> parent.cancel();
                  case 1 -> ofParent.poll();
                  default -> ofChild.poll();
                }
              }

              @Override
              public void check() {
                ofParent.settle();
                ofChild.settle();
                assertThat(ofParent.isPending() || ofChild.isPending()).isFalse();
                assertThat(parent.waiters() + child.waiters()).isZero();
              }
            });
  }

  @Test
  void cancelAgainstLeaving_leavesNoTaskLinked() throws Exception {
    Race.run(
        3,
        () ->
            new Race.Round() {
              private final CancellationToken parent = new CancellationToken();
              private final CancellationToken child = parent.childToken();
              private final PolledTask<Void> first = PolledTask.pending(child.cancelled());
              private final PolledTask<Void> second = PolledTask.pending(child.cancelled());

              @Override
              public void act(int action) {
                switch (action) {
                  case 0 -> parent.cancel();
                  case 1 -> child.cancel();
                  default -> first.cancel();
                }
              }

              @Override
              public void check() {
                second.settle();
                assertThat(second.isPending()).isFalse();
                assertThat(second.cx.wakes()).isBetween(1, 2);
                assertThat(parent.waiters() + child.waiters()).isZero();
              }
            });
  }
}
