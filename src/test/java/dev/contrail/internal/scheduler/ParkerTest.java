package dev.contrail.internal.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.internal.scheduler.Parker.Reason;
import java.util.concurrent.Exchanger;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ParkerTest {
  private final Parker parker = new Parker();

  @Test
  void aNotificationThatComesFirst_isKept() {
    parker.unpark(Reason.WORK);
    assertThat(parker.park()).isEqualTo(Reason.WORK);
  }

  @Test
  void theFirstOfSeveralReasons_isTheOneSeen() {
    parker.unpark(Reason.SHUTDOWN);
    parker.unpark(Reason.WORK);
    assertThat(parker.park()).isEqualTo(Reason.SHUTDOWN);
  }

  @Test
  void anInterrupt_wakesNobody_andIsSwallowed() throws Exception {
    FutureTask<Boolean> sleep =
        new FutureTask<>(
            () -> {
              Thread.currentThread().interrupt();
              parker.park();
              return Thread.currentThread().isInterrupted();
            });
    Thread sleeper = new Thread(sleep);
    sleeper.start();
    while (sleeper.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    sleeper.interrupt();
    assertThat(sleep.isDone()).isFalse();
    parker.unpark(Reason.WORK);
    assertThat(sleep.get()).isFalse();
  }

  @Test
  void noNotification_isLost_betweenTwoThreads() throws Exception {
    int rounds = 20_000;
    Parker other = new Parker();
    Exchanger<Integer> counted = new Exchanger<>();
    Thread echo =
        new Thread(
            () -> {
              int wakes = 0;
              for (int i = 0; i < rounds; i++) {
                other.park();
                wakes++;
                parker.unpark(Reason.WORK);
              }
              exchange(counted, wakes);
            });
    echo.start();
    for (int i = 0; i < rounds; i++) {
      other.unpark(Reason.WORK);
      parker.park();
    }
    assertThat(exchange(counted, 0)).isEqualTo(rounds);
  }

  private static int exchange(Exchanger<Integer> exchanger, int value) {
    try {
      return exchanger.exchange(value);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
