package dev.contrail.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.task.PolledTask;
import dev.contrail.task.Race;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A release against the poll that registers, against the cancel, and against the close. */
@Tag("stress")
@Timeout(60)
class SemaphoreRaceTest {
  @Test
  void cancelAgainstReleaseAgainstClose_losesNoPermit() throws Exception {
    Race.run(
        3,
        () ->
            new Race.Round() {
              private final Semaphore semaphore = new Semaphore(1);
              private final Permit permit = semaphore.tryAcquire();
              private final PolledTask<Permit> first = PolledTask.pending(semaphore.acquire());
              private final PolledTask<Permit> second = PolledTask.pending(semaphore.acquire());

              @Override
              public void act(int action) {
                switch (action) {
                  case 0 -> permit.close();
                  case 1 -> first.cancel();
                  default -> semaphore.close();
                }
              }

              @Override
              public void check() {
                second.settle();
                assertThat(second.isPending()).isFalse();
                assertThat(semaphore.availablePermits()).isEqualTo(second.value == null ? 1 : 0);
                assertThat(semaphore.waiters()).isZero();
              }
            });
  }

  @Test
  void cancelOfALargeRequestAgainstRelease_grantsToThoseBehind() throws Exception {
    Race.run(
        2,
        () ->
            new Race.Round() {
              private final Semaphore semaphore = new Semaphore(1);
              private final Permit permit = semaphore.tryAcquire();
              private final PolledTask<Permit> large = PolledTask.pending(semaphore.acquire(2));
              private final PolledTask<Permit> small = PolledTask.pending(semaphore.acquire());

              @Override
              public void act(int action) {
                if (action == 0) {
                  permit.close();
                } else {
                  large.cancel();
                }
              }

              @Override
              public void check() {
                small.settle();
                assertThat(small.isPending()).isFalse();
                assertThat(semaphore.availablePermits()).isZero();
                assertThat(semaphore.waiters()).isZero();
              }
            });
  }

  @Test
  void pollAgainstRelease_strandsNoTask() throws Exception {
    Race.run(
        3,
        () ->
            new Race.Round() {
              private final Semaphore semaphore = new Semaphore(0);
              private final PolledTask<Permit> first = PolledTask.of(semaphore.acquire());
              private final PolledTask<Permit> second = PolledTask.of(semaphore.acquire());

              @Override
              public void act(int action) {
                switch (action) {
                  case 0 -> semaphore.addPermits(2);
                  case 1 -> first.poll();
                  default -> second.poll();
                }
              }

              @Override
              public void check() {
                first.settle();
                second.settle();
                assertThat(first.isPending() || second.isPending()).isFalse();
                assertThat(semaphore.availablePermits()).isZero();
              }
            });
  }
}
