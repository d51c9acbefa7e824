package dev.contrail.internal.task;

import static dev.contrail.internal.task.TaskWord.CANCELLED;
import static dev.contrail.internal.task.TaskWord.INTERRUPTING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.internal.task.TaskWord.Life;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The transition table of {@link TaskBits} has no other line: every call on every word. */
class TaskStateTransitionsTest {
  private static final int EPOCH = 7;

  /** Every method that writes the word, its callers and times, and the arrows it may draw. */
  private enum Transition {
    BEAR(word -> true, task -> task.bear(EPOCH)),
    RUNNING(word -> true, TaskState::transitionToRunning, "QUEUED -> RUNNING"),
    PENDING(
        word -> runs(word),
        task -> task.transitionToPending(false),
        "RUNNING -> IDLE",
        "RUNNING -> QUEUED"),
    YIELDING(word -> runs(word), task -> task.transitionToPending(true), "RUNNING -> QUEUED"),
    DONE(word -> runs(word), TaskState::transitionToDone, "RUNNING -> DONE"),
    WOKEN(word -> true, task -> task.transitionToWoken(EPOCH), "IDLE -> QUEUED"),
    ABORTED(word -> true, task -> task.transitionToCancelled(EPOCH, false, true), "IDLE -> QUEUED"),
    ABORTED_UNPOLLED(
        word -> true,
        task -> task.transitionToCancelled(EPOCH, true, false),
        "IDLE -> QUEUED",
        "QUEUED -> DONE"),
    ABORTED_UNLESS_RUNNING(
        word -> true, task -> task.transitionToCancelledUnlessRunning(EPOCH), "IDLE -> QUEUED"),
    INTERRUPTING_IT(word -> true, TaskState::transitionToInterrupting),
    INTERRUPTED(word -> word.has(INTERRUPTING), TaskState::interruptSent),
    WITHDRAWN(word -> true, TaskState::transitionToWithdrawn, "QUEUED -> DONE"),
    TRACED(
        word -> true,
        task -> task.transitionToTracing(EPOCH),
        "IDLE -> TRACING_IDLE",
        "QUEUED -> TRACING_QUEUED"),
    LEFT(
        TaskWord::isTracing,
        TaskState::transitionFromTracing,
        "TRACING_IDLE -> IDLE",
        "TRACING_IDLE -> QUEUED",
        "TRACING_QUEUED -> QUEUED");

    final Predicate<TaskWord> mayBeCalled;
    final Consumer<TaskState> call;
    final Set<String> arrows;

    Transition(Predicate<TaskWord> mayBeCalled, Consumer<TaskState> call, String... arrows) {
      this.mayBeCalled = mayBeCalled;
      this.call = call;
      this.arrows = Set.of(arrows);
    }

    private static boolean runs(TaskWord word) {
      return word.life() == Life.RUNNING && !word.has(TaskWord.INTERRUPTING);
    }
  }

  @ParameterizedTest
  @EnumSource
  void noOtherTransition(Transition transition) {
    Set<String> drawn = new TreeSet<>();
    for (TaskWord before : TaskWord.all(EPOCH)) {
      if (transition.mayBeCalled.test(before)) {
        TaskState task = before.task();
        transition.call.accept(task);
        TaskWord after = TaskWord.in(task);
        if (before.life() != after.life()) {
          drawn.add(before.life() + " -> " + after.life());
        }
        assertThat(after.flags() & CANCELLED).isGreaterThanOrEqualTo(before.flags() & CANCELLED);
      }
    }
    assertThat(drawn).isEqualTo(new TreeSet<>(transition.arrows));
  }
}
