package dev.contrail.internal.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Checks the promises of {@link TaskState} in every order in which actors can meet: the real class
 * is walked through all of them. {@code -Dcontrail.rounds=2} adds larger meetings.
 */
class TaskStateModelTest {
  private static final int FIRST = 1;
  private static final int SECOND = 2;

  private final Set<Enum<?>> answers = new HashSet<>();

  @Test
  void noWakeIsLost_andOneThreadPolls() {
    explore(new TaskStateModel().workers(2).wakers(3).yields(2));
  }

  @Test
  void anAbortedTask_isCancelledOnce_orWasReady() {
    explore(new TaskStateModel().workers(2).wakers(2).aborters(2).yields(1));
    explore(new TaskStateModel().workers(2).wakers(1).aborters(2).interrupting());
  }

  @Test
  void anUnpolledTask_isTakenBackOnce() {
    explore(new TaskStateModel().workers(2).wakers(1).aborters(1).withdrawers(1).withdrawable());
    explore(new TaskStateModel().workers(2).aborters(1).withdrawers(1).refused());
  }

  @Test
  void aDump_tracesOnce_asItWasAtTheCut() {
    explore(new TaskStateModel(FIRST).workers(2).wakers(2));
    explore(new TaskStateModel(FIRST).workers(1).wakers(2).yields(1));
  }

  @Test
  void aDump_andAborts_doNotLoseEachOther() {
    explore(new TaskStateModel(FIRST).workers(2).wakers(1).aborters(1).interrupting());
    explore(new TaskStateModel(FIRST).workers(2).aborters(2));
    explore(
        new TaskStateModel(FIRST).workers(2).aborters(1).withdrawers(1).withdrawable().refused());
  }

  @Test
  void aSecondDump_isNotMisledByTheFirst() {
    explore(new TaskStateModel(FIRST, SECOND).workers(1).wakers(1));
    explore(new TaskStateModel(FIRST, SECOND).workers(1).aborters(1).withdrawable().refused());
    explore(new TaskStateModel(FIRST, SECOND).workers(2));
  }

  @Test
  void aSecondDump_isNotMisledByTheFirst_whereTheEpochsStartAgain() {
    explore(new TaskStateModel(0xFFFE, FIRST).workers(1).wakers(1));
  }

  @Test
  void everyAnswer_isMet() {
    explore(new TaskStateModel(FIRST).workers(2).wakers(1).aborters(1).interrupting());
    explore(new TaskStateModel().workers(1).aborters(2).withdrawers(1).withdrawable());
    explore(new TaskStateModel(FIRST, SECOND).workers(1).wakers(1));
    List<Enum<?>> all =
        List.of(
                TaskState.Start.values(),
                TaskState.Pend.values(),
                TaskState.Abort.values(),
                TracedState.Claim.values(),
                TracedState.Release.values())
            .stream()
            .<Enum<?>>flatMap(Arrays::stream)
            .toList();
    assertThat(answers).containsAll(all);
  }

  @Test
  void largerMeetings() {
    if (Integer.getInteger("contrail.rounds", 1) > 1) {
      explore(new TaskStateModel(FIRST).workers(2).wakers(2).aborters(1).yields(1));
      explore(new TaskStateModel(FIRST, SECOND).workers(2).wakers(2));
      explore(new TaskStateModel(FIRST, SECOND).workers(2).wakers(1).aborters(1).interrupting());
    }
  }

  private void explore(TaskStateModel model) {
    StateSpace space = StateSpace.explore(model);
    answers.addAll(model.answers);
    System.out.println("task word, " + model.actors() + " actors: " + space);
  }
}
