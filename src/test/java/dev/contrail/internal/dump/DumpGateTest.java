package dev.contrail.internal.dump;

import static org.assertj.core.api.Assertions.assertThat;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/** The worker's arrival against the coordinator's patience: both agree on the winner. */
public class DumpGateTest {
  private static final int EPOCH = 7;

  private final DumpGate gate = new DumpGate();
  private boolean hasAsked;
  private boolean waits;
  private boolean isLate;
  private boolean isAnsweredFor;

  public DumpGateTest() {
    gate.open(EPOCH);
  }

  @Operation(runOnce = true, nonParallelGroup = "worker")
  public void arrive() {
    waits = gate.arrive();
    hasAsked = true;
  }

  @Operation(runOnce = true, nonParallelGroup = "coordinator")
  public void giveUp() {
    isLate = gate.giveUp(EPOCH);
  }

  @Operation(runOnce = true, nonParallelGroup = "coordinator")
  public void answerFor() {
    isAnsweredFor = gate.answerFor(EPOCH);
  }

  @Validate
  public void bothAgree() {
    if (isLate && (waits || isAnsweredFor || gate.isHere(EPOCH))) {
      throw new IllegalStateException("given up, and here");
    }
    if (hasAsked && waits != gate.isHere(EPOCH)) {
      throw new IllegalStateException("the worker waits: " + waits + ", but the gate says else");
    }
  }

  @Test
  void workerAndCoordinator_agree_inEveryInterleavingTried() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsBefore(0)
        .actorsPerThread(2)
        .actorsAfter(0)
        .iterations(20)
        .invocationsPerIteration(500)
        .check(DumpGateTest.class);
  }

  @Test
  void aClosedGate_letsPass() {
    gate.close();
    assertThat(gate.isClosedOpaque()).isTrue();
    assertThat(gate.arrive()).isFalse();
    assertThat(gate.giveUp(EPOCH)).isFalse();
    assertThat(gate.answerFor(EPOCH)).isFalse();
  }

  @Test
  void anOlderEpoch_decidesNothing() {
    gate.open(EPOCH + 1);
    assertThat(gate.giveUp(EPOCH)).isFalse();
    assertThat(gate.answerFor(EPOCH)).isFalse();
    assertThat(gate.arrive()).isTrue();
    assertThat(gate.isHere(EPOCH + 1)).isTrue();
    assertThat(gate.isHere(EPOCH)).isFalse();
  }
}
