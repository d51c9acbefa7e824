package dev.contrail.internal.task;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * Joiners that come and go while the task completes, in the interleavings that Lincheck's model
 * checker tries. A joiner that stays is notified once, one that left before the end never.
 */
public class JoinerListLincheckTest {
  private static final int THREADS = 3;

  private final JoinerList task = new JoinerList() {};
  private final CountedJoiner[] joiners = new CountedJoiner[THREADS];
  private final CountedJoiner[] left = new CountedJoiner[THREADS];
  private final boolean[] leftInTime = new boolean[THREADS];
  private volatile boolean isDone;

  public JoinerListLincheckTest() {
    task.transitionToRunning();
  }

  @Operation(nonParallelGroup = "0")
  public void comeOrGo0() {
    comeOrGo(0);
  }

  @Operation(nonParallelGroup = "1")
  public void comeOrGo1() {
    comeOrGo(1);
  }

  @Operation(nonParallelGroup = "2")
  public void comeOrGo2() {
    comeOrGo(2);
  }

  private void comeOrGo(int thread) {
    CountedJoiner joiner = joiners[thread];
    if (joiner == null) {
      joiners[thread] = new CountedJoiner();
      task.addJoiner(joiners[thread]);
    } else if (left[thread] == null) {
      task.removeJoiner(joiner);
      left[thread] = joiner;
      leftInTime[thread] = !isDone;
      joiners[thread] = null;
    }
  }

  @Operation(runOnce = true)
  public void complete() {
    isDone = true;
    task.transitionToDone();
    task.drainJoiners();
  }

  @Validate
  public void whoStayed_isToldOnce() {
    for (int thread = 0; thread < THREADS; thread++) {
      CountedJoiner stayed = joiners[thread];
      if (stayed != null && stayed.told.get() != (isDone ? 1 : 0)) {
        throw new IllegalStateException("stayed, but was told " + stayed.told + " times");
      }
      CountedJoiner gone = left[thread];
      if (gone != null && gone.told.get() > (leftInTime[thread] ? 0 : 1)) {
        throw new IllegalStateException("left, but was told " + gone.told + " times");
      }
    }
  }

  @Test
  void whoStayed_isToldOnce_inEveryInterleavingTried() {
    new ModelCheckingOptions()
        .threads(THREADS)
        .actorsBefore(2)
        .actorsPerThread(2)
        .actorsAfter(0)
        .iterations(10 * Integer.getInteger("contrail.rounds", 1))
        .invocationsPerIteration(500)
        .check(JoinerListLincheckTest.class);
  }
}
