package dev.contrail.internal.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.internal.scheduler.TimeLedger.Shares;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TimeLedgerTest {
  private final long start = System.nanoTime();
  private final TimeLedger ledger = new TimeLedger(start);

  /** Lets some microseconds pass, so that no phase is empty, and enters a phase. */
  private long enterLater(int phase) {
    long from = System.nanoTime();
    while (System.nanoTime() - from < 5_000) {
      Thread.onSpinWait();
    }
    return ledger.enter(phase);
  }

  @Test
  void everyNanosecond_countsForOnePhase() {
    long run = enterLater(TimeLedger.RUN);
    long park = enterLater(TimeLedger.PARK);
    long dump = enterLater(TimeLedger.DUMP);
    long runAgain = enterLater(TimeLedger.RUN);
    long end = enterLater(TimeLedger.ENDED);

    Shares shares = ledger.read();

    assertThat(shares)
        .isEqualTo(
            new Shares(park - run + (end - runAgain), run - start, dump - park, runAgain - dump));
    assertThat(shares.total()).isEqualTo(end - start);
  }

  @Test
  void theOpenPhase_countsUpToNow() {
    long park = enterLater(TimeLedger.PARK);
    long before = System.nanoTime();
    Shares shares = ledger.read();
    long after = System.nanoTime();

    assertThat(shares.park()).isBetween(before - park, after - park);
    assertThat(shares.search()).isEqualTo(park - start);
  }

  @Test
  void theTimeAfterTheEnd_isNotCounted() {
    enterLater(TimeLedger.ENDED);
    Shares atTheEnd = ledger.read();
    long later = System.nanoTime() + 1_000_000;
    while (System.nanoTime() < later) {
      Thread.onSpinWait();
    }

    assertThat(ledger.read()).isEqualTo(atTheEnd);
  }

  @Test
  void aPhaseThatBeginsAfterTheReading_countsAsZero() {
    TimeLedger ahead = new TimeLedger(System.nanoTime() + 60_000_000_000L);

    assertThat(ahead.read()).isEqualTo(new Shares(0, 0, 0, 0));
  }

  /** A reading that mixed two instants would count some time twice, or not at all. */
  @Test
  void aReading_isOfOneInstant_whileTheWriterWrites() throws Exception {
    Thread writer =
        new Thread(
            () -> {
              for (int phase = 0; !Thread.currentThread().isInterrupted(); phase++) {
                ledger.enter(phase % TimeLedger.ENDED);
                for (int i = 0; i < 50; i++) {
                  Thread.onSpinWait(); // a worker stays in a phase, so that a reader gets through
                }
              }
            });
    writer.start();
    try {
      Shares last = ledger.read();
      for (int i = 0; i < 50_000; i++) {
        long before = System.nanoTime();
        Shares shares = ledger.read();
        long after = System.nanoTime();
        assertThat(shares.total() >= before - start && shares.total() <= after - start)
            .as("%s adds up to %s to %s", shares, before - start, after - start)
            .isTrue();
        assertThat(
                shares.run() >= last.run()
                    && shares.search() >= last.search()
                    && shares.park() >= last.park()
                    && shares.dump() >= last.dump())
            .as("%s comes after %s", shares, last)
            .isTrue();
        last = shares;
      }
    } finally {
      writer.interrupt();
      writer.join();
    }
  }
}
