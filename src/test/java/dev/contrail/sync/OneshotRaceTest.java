package dev.contrail.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.task.Lease;
import dev.contrail.task.PolledTask;
import dev.contrail.task.Race;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The value against the poll that registers, against the cancel, and against the close. */
@Tag("stress")
@Timeout(60)
class OneshotRaceTest {
  @Test
  void cancelAgainstSendAgainstClose_settlesOnce_andGivesALeaseBack() throws Exception {
    Race.run(
        3,
        () ->
            new Race.Round() {
              private final Oneshot<Lease> oneshot = new Oneshot<>();
              private final PolledTask<Lease> receiver = PolledTask.pending(oneshot.receive());
              private final AtomicInteger closes = new AtomicInteger();
              private boolean isSent;

              @Override
              public void act(int action) {
                switch (action) {
                  case 0 -> isSent = oneshot.send(closes::incrementAndGet);
                  case 1 -> receiver.cancel();
                  default -> oneshot.close();
                }
              }

              @Override
              public void check() {
                assertThat(closes).hasValue(isSent ? 1 : 0);
                assertThat(oneshot.isClosed()).isTrue();
                assertThat(oneshot.send(closes::incrementAndGet)).isFalse();
              }
            });
  }

  @Test
  void pollAgainstSendAgainstClose_strandsNoTask() throws Exception {
    Race.run(
        3,
        () ->
            new Race.Round() {
              private final Oneshot<String> oneshot = new Oneshot<>();
              private final PolledTask<String> receiver = PolledTask.of(oneshot.receive());
              private boolean isSent;

              @Override
              public void act(int action) {
                switch (action) {
                  case 0 -> isSent = oneshot.send("a");
                  case 1 -> receiver.poll();
                  default -> oneshot.close();
                }
              }

              @Override
              public void check() {
                receiver.settle();
                assertThat(receiver.isPending()).isFalse();
                assertThat(receiver.value).isEqualTo(isSent ? "a" : null);
              }
            });
  }
}
