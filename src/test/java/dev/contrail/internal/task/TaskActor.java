package dev.contrail.internal.task;

import static dev.contrail.internal.task.StateSpace.require;
import static dev.contrail.internal.task.TaskStateModel.ANYTHING;

import dev.contrail.internal.task.TaskStateModel.Outcome;
import dev.contrail.internal.task.TracedState.Claim;
import dev.contrail.internal.task.TracedState.Release;

/** An actor that changes a task word: its next step, and the cut that it has read. */
abstract class TaskActor {
  /** The next step of the actor. */
  enum At {
    READ_CUT,
    MAKE_CUT,
    BEAR,
    ADMIT,
    POP,
    GATE,
    CLAIM,
    TRACE,
    RESCHEDULE,
    START,
    POLL,
    READ_CUT_PENDING,
    READ_CUT_YIELDING,
    READ_CUT_READY,
    MARK_PENDING,
    MARK_YIELDING,
    MARK_READY,
    END_PENDING,
    END_YIELDING,
    END_READY,
    CANCEL_BODY,
    WAKE,
    ABORT,
    INTERRUPT,
    WITHDRAW,
    PUSH,
    GONE;

    At plus(int steps) {
      return values()[ordinal() + steps];
    }
  }

  final TaskStateModel model;
  At at;
  int cut;

  TaskActor(TaskStateModel model, At start) {
    this.model = model;
    this.at = start;
  }

  int choices() {
    return switch (at) {
      case GONE -> 0;
      case TRACE -> 2; // it may fail
      default -> 1;
    };
  }

  abstract void step(int choice);

  /**
   * Changes the permitted statements of a dump whose cut is made now, by what is in flight here. A
   * tracer of the dump before makes the next one inexact: a thread that cannot claim the task goes
   * on without it.
   */
  int amendTruth(int truth) {
    return at == At.CLAIM || isTracing() ? ANYTHING : truth;
  }

  boolean isAtRest() {
    return at == At.GONE;
  }

  boolean isInside() {
    return at == At.TRACE;
  }

  boolean isTracing() {
    return at == At.TRACE;
  }

  boolean isRunning() {
    return false;
  }

  boolean holdsEntry() {
    return at == At.PUSH;
  }

  final int save() {
    return at.ordinal() << 2 | cut;
  }

  final void restore(int saved) {
    at = At.values()[saved >>> 2];
    cut = saved & 3;
  }

  @Override
  public final String toString() {
    return getClass().getSimpleName() + " " + at + (cut == 0 ? "" : " of " + cut);
  }

  final boolean isUnset() {
    return TaskWord.in(model.task).born() == TaskBits.UNSET;
  }

  final void push(At next) {
    model.entries++;
    at = next;
  }

  /**
   * The trace barrier: claims the task unless no dump has been made, or another actor has claimed
   * it.
   */
  final void claimOrElse(At otherwise) {
    Claim claim = model.claim(cut);
    at = claim == Claim.WAITING || claim == Claim.QUEUED ? At.TRACE : otherwise;
  }

  /**
   * The trace is over.
   *
   * @param choice 1 if it failed
   * @param ifDue where the task is pushed
   */
  final void leaveTracing(int choice, At ifDue, At next) {
    if (choice == 1) {
      model.traceFailed(cut);
    }
    boolean isDue = model.answer(model.task.transitionFromTracing()) == Release.SCHEDULE;
    at = isDue ? ifDue : next;
  }

  /** Withdraws the task, and waits for the tracer that holds it meanwhile. */
  final void withdraw(At ifTooLate) {
    if (model.task.transitionToWithdrawn()) {
      require(!model.isAborted, "withdrawn after an abort");
      model.end(Outcome.WITHDRAWN);
      at = At.GONE;
    } else if (!model.task.isUnpolled()) {
      require(model.isPolled || model.isAborted || isOver(), "neither taken back nor run");
      at = ifTooLate;
    }
  }

  private boolean isOver() {
    return model.outcome != Outcome.ALIVE;
  }

  /** Whether {@link #withdraw} would only wait. */
  final boolean waitsToWithdraw() {
    return at == At.WITHDRAW && model.task.isUnpolled() && TaskWord.in(model.task).isTracing();
  }
}
