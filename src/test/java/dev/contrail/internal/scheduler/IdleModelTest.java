package dev.contrail.internal.scheduler;

import dev.contrail.internal.task.StateSpace;
import org.junit.jupiter.api.Test;

/**
 * Checks the promises of {@link Idle} in every order in which workers and outside threads can meet.
 * {@code -Dcontrail.rounds=2} adds larger meetings.
 */
class IdleModelTest {
  @Test
  void workFromOutside_isNeverLeftToSleepers() {
    explore(new IdleModel(2, 2, 1, 0, 0));
    explore(new IdleModel(2, 1, 3, 0, 0));
  }

  @Test
  void workFromPolls_isNeverLeftToSleepers() {
    explore(new IdleModel(2, 1, 1, 2, 0));
  }

  @Test
  void workBehindAPollThatNeverEnds_isNeverLeftToSleepers() {
    explore(new IdleModel(2, 2, 1, 0, 1));
    explore(new IdleModel(2, 1, 1, 2, 1));
  }

  @Test
  void threeWorkers_leaveNoWorkToSleepers() {
    explore(new IdleModel(3, 1, 1, 0, 1));
  }

  @Test
  void largerMeetings() {
    if (Integer.getInteger("contrail.rounds", 1) > 1) {
      explore(new IdleModel(2, 2, 2, 1, 1));
      explore(new IdleModel(3, 1, 2, 0, 1));
    }
  }

  private static void explore(IdleModel model) {
    StateSpace space = StateSpace.explore(model);
    System.out.println("idle, " + model.actors() + " actors: " + space);
  }
}
