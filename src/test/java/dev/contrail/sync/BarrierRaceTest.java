package dev.contrail.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.task.PolledTask;
import dev.contrail.task.Race;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Arrivals against each other, and against a cancel. */
@Tag("stress")
@Timeout(60)
class BarrierRaceTest {
  @Test
  void cancelAgainstArrivals_countsEachOnce() throws Exception {
    Race.run(
        3,
        () ->
            new Race.Round() {
              private final Barrier barrier = new Barrier(2);
              private final PolledTask<Boolean> first = PolledTask.pending(barrier.await());
              private final PolledTask<Boolean> second = PolledTask.of(barrier.await());
              private final PolledTask<Boolean> third = PolledTask.of(barrier.await());

              @Override
              public void act(int action) {
                switch (action) {
                  case 0 -> first.cancel();
                  case 1 -> second.poll();
                  default -> third.poll();
                }
              }

              @Override
              public void check() {
                second.settle();
                third.settle();
                // Either the first task left in time and the two remaining ones passed, or one of
                // those passed with it, which a later cancel does not undo.
                boolean isOneLeft = second.isPending() || third.isPending();
                assertThat(second.isPending() && third.isPending()).isFalse();
                assertThat(barrier.waiters()).isEqualTo(isOneLeft ? 1 : 0);
              }
            });
  }
}
