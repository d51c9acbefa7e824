package dev.contrail;

import java.util.stream.LongStream;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rounds of a mixed load: four outside threads and the tasks themselves spawn tasks of every kind,
 * which fail, yield, sleep, block, wait for each other and are aborted, until the scheduler is shut
 * down at a random moment. Then every handle has completed exactly once, the counters add up, and
 * every permit is given back. Every second round is recorded with all events.
 *
 * <p>By default 20 rounds of at least 50,000 tasks. {@code -Dcontrail.stress.rounds}, {@code
 * -Dcontrail.stress.tasks} (of a round) and {@code -Dcontrail.stress.seed} (of the first round)
 * change that, and {@code -Dcontrail.stress.workers} sets the number of workers, by default a
 * random one from 1 to 4; a failed round prints the seed that repeats it.
 */
@Tag("stress")
class StressTest {
  private static final int ROUNDS = Integer.getInteger("contrail.stress.rounds", 20);
  private static final int TASKS = Integer.getInteger("contrail.stress.tasks", 50_000);
  private static final long SEED = Long.getLong("contrail.stress.seed", System.nanoTime());

  private static Recording startRecording(boolean hasAll) {
    Recording recording = new Recording();
    for (EventType type : FlightRecorder.getFlightRecorder().getEventTypes()) {
      if (hasAll && type.getName().startsWith("contrail.")) {
        recording.enable(type.getName()).with("period", "10 ms").with("sampleEvery", "1");
      }
    }
    recording.start();
    return recording;
  }

  static LongStream seeds() {
    return LongStream.range(SEED, SEED + ROUNDS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @Timeout(300)
  void everyHandle_completesOnce_andCountersAddUp(long seed) throws Exception {
    Recording recording = startRecording(seed % 2 == 0);
    StressRound round = new StressRound(seed, TASKS);
    try {
      round.run();
      StressVerdict.of(round).check();
    } catch (AssertionError failure) {
      throw new AssertionError(
          round + "; again: -Dcontrail.stress.rounds=1 -Dcontrail.stress.seed=" + seed, failure);
    } finally {
      round.giveUp();
      recording.close();
    }
  }
}
