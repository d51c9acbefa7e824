package dev.contrail.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.task.CountingLease;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.PolledTask;
import dev.contrail.task.Race;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The end of a task against waits for it, cancelled waits, and a close. */
@Tag("stress")
@Timeout(60)
class JoinSetRaceTest {
  @Test
  void cancelAgainstAnEnd_losesNoTask() throws Exception {
    Race.run(
        3,
        () ->
            new Race.Round() {
              private final JoinSet<String> set = new JoinSet<>();
              private final JoinHandle<String> running = set.add(new ManualHandle<>("running"));
              private final ManualHandle<String> ended = new ManualHandle<>("ended");
              private final JoinHandle<String> added = set.add(ended);
              private final PolledTask<JoinHandle<String>> first =
                  PolledTask.pending(set.joinNext());
              private final PolledTask<JoinHandle<String>> second =
                  PolledTask.pending(set.joinNext());

              @Override
              public void act(int action) {
                switch (action) {
                  case 0 -> ended.complete("value");
                  case 1 -> first.cancel();
                  default -> second.poll();
                }
              }

              @Override
              public void check() {
                second.settle();
                assertThat(second.isPending()).isFalse();
                assertThat(second.value).isSameAs(added);
                assertThat(running).isNotDone();
                assertThat(set.size()).isEqualTo(1);
                assertThat(set.waiters()).isZero();
              }
            });
  }

  @Test
  void addAgainstAnEnd_againstThePoll_strandsNoTask() throws Exception {
    Race.run(
        3,
        () ->
            new Race.Round() {
              private final JoinSet<String> set = new JoinSet<>();
              private final JoinHandle<String> running = set.add(new ManualHandle<>("running"));
              private final ManualHandle<String> ended = new ManualHandle<>("ended");
              private final PolledTask<JoinHandle<String>> next = PolledTask.of(set.joinNext());

              @Override
              public void act(int action) {
                switch (action) {
                  case 0 -> ended.complete("value");
                  case 1 -> set.add(ended);
                  default -> next.poll();
                }
              }

              @Override
              public void check() {
                next.settle();
                assertThat(next.isPending()).isFalse();
                assertThat(next.value).isSameAs(ended);
                assertThat(running).isNotDone();
              }
            });
  }

  @Test
  void closeAgainstAnEnd_givesTheResultBack() throws Exception {
    Race.run(
        2,
        () ->
            new Race.Round() {
              private final JoinSet<CountingLease> set = new JoinSet<>();
              private final ManualHandle<CountingLease> ended = new ManualHandle<>("ended");
              private final JoinHandle<CountingLease> added = set.add(ended);
              private final PolledTask<JoinHandle<CountingLease>> next =
                  PolledTask.pending(set.joinNext());
              private final CountingLease lease = new CountingLease();

              @Override
              public void act(int action) {
                if (action == 0) {
                  ended.complete(lease);
                } else {
                  set.close();
                }
              }

              @Override
              public void check() {
                next.settle();
                assertThat(next.isPending()).isFalse();
                assertThat(next.value).isNull();
                assertThat(set.isEmpty()).isTrue();
                assertThat(lease.closes).isEqualTo(added.isCancelled() ? 0 : 1);
              }
            });
  }
}
