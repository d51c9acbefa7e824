package dev.contrail.internal.task;

import static dev.contrail.internal.task.TaskStateModel.ANYTHING;

import dev.contrail.internal.task.TracedState.Claim;
import dev.contrail.internal.task.TracedState.Release;

/** One of those who touch a task word: where it is in its doings, and the cut it has read. */
abstract class TaskActor {
  /** What it does next. */
  enum At {
    READ_CUT,
    MAKE_CUT,
    BEAR,
    ADMIT,
    POP,
    GATE,
    CLAIM,
    TRACE,
    LEAVE,
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
    return at == At.GONE ? 0 : 1;
  }

  abstract void step(int choice);

  /**
   * Changes what a dump whose cut is made now may say, because of what is in flight here. A tracer
   * of the dump before makes the next one inexact: who cannot claim the task goes on without.
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
    return at == At.TRACE || at == At.LEAVE;
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

  /** The trace barrier: claims the task unless no dump has been made, or someone has. */
  final void claimOrElse(At otherwise) {
    Claim claim = model.claim(cut);
    at = claim == Claim.WAITING || claim == Claim.QUEUED ? At.TRACE : otherwise;
  }

  final void leaveTracing(At next) {
    boolean isDue = model.answer(model.task.leaveTracing()) == Release.SCHEDULE;
    at = isDue ? At.PUSH : next;
  }
}
