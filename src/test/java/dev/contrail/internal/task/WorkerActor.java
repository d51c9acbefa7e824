package dev.contrail.internal.task;

import static dev.contrail.internal.task.StateSpace.require;
import static dev.contrail.internal.task.TaskStateModel.IN_QUEUE;
import static dev.contrail.internal.task.TaskStateModel.NOTHING;
import static dev.contrail.internal.task.TaskStateModel.ON_WORKER;
import static dev.contrail.internal.task.TaskStateModel.WAITING;

import dev.contrail.internal.task.TaskStateModel.Outcome;
import dev.contrail.internal.task.TracedState.Claim;
import java.util.EnumSet;

/** Pops entries, polls, and ends polls in every way. */
final class WorkerActor extends TaskActor {
  private static final EnumSet<At> RUNS =
      EnumSet.of(At.POLL, At.CANCEL_BODY, At.END_PENDING, At.END_YIELDING, At.END_READY);

  static {
    RUNS.addAll(EnumSet.range(At.READ_CUT_PENDING, At.MARK_READY));
  }

  WorkerActor(TaskStateModel model) {
    super(model, At.POP);
  }

  @Override
  int choices() {
    return switch (at) {
      case POP -> Math.min(1, model.entries);
      case POLL -> model.yields > 0 ? 3 : 2;
      case END_PENDING, END_YIELDING, END_READY ->
          TaskWord.in(model.task).has(TaskWord.INTERRUPTING) ? 0 : 1; // it would spin
      default -> super.choices();
    };
  }

  @Override
  void step(int choice) {
    switch (at) {
      case POP -> {
        model.entries--;
        at = At.GATE;
      }
      case GATE -> {
        cut = model.cut;
        at = cut == 0 ? At.START : At.CLAIM;
      }
      case CLAIM -> {
        claimOrElse(At.START);
        require(!runs(), "claimed while another entry was polled");
      }
      case START -> started(model.task.transitionToRunning());
      case TRACE -> {
        leaveTracing(choice, At.PUSH, At.START);
        require(at == At.START, "its entry was popped again");
      }
      case POLL -> {
        // Pending, ready, or yielding.
        at = At.READ_CUT_PENDING.plus(choice == 0 ? 0 : 3 - choice);
        model.yields -= choice == 2 ? 1 : 0;
      }
      case READ_CUT_PENDING, READ_CUT_YIELDING, READ_CUT_READY -> {
        at = at.plus(model.cut == cut ? 6 : 3);
        cut = model.cut;
      }
      case MARK_PENDING, MARK_YIELDING, MARK_READY -> {
        Claim claim = model.claim(cut);
        require(claim == Claim.RUNNING || claim == Claim.NOT_MINE, "held while running");
        at = at.plus(3);
      }
      case END_PENDING -> pended(false);
      case END_YIELDING -> pended(true);
      case CANCEL_BODY -> {
        model.cancels++;
        at = At.READ_CUT_READY;
      }
      case END_READY -> {
        boolean counts = model.task.transitionToDone();
        require(counts != model.isAborted, "an outcome counts unless aborted");
        Outcome discarded = model.cancels > 0 ? Outcome.CANCELLED : Outcome.DISCARDED;
        model.end(counts ? Outcome.READY : discarded);
        at = At.POP;
      }
      default -> push(At.POP);
    }
  }

  private boolean runs() {
    return TaskWord.in(model.task).life() == TaskWord.Life.RUNNING;
  }

  private void started(TaskState.Start start) {
    at =
        switch (model.answer(start)) {
          case POLL -> {
            model.beginPoll();
            yield At.POLL;
          }
          case CANCEL -> At.CANCEL_BODY;
          case HELD, STALE -> At.POP;
        };
  }

  private void pended(boolean yielding) {
    at =
        switch (model.answer(model.task.transitionToPending(yielding))) {
          case WAIT -> At.POP;
          case RESCHEDULE -> At.PUSH;
          case CANCEL -> At.CANCEL_BODY;
        };
  }

  @Override
  int amendTruth(int truth) {
    if (at == At.POP || at == At.GATE || at == At.PUSH) {
      return truth; // it will see the new cut before it polls
    }
    boolean isOver = at.compareTo(At.MARK_PENDING) >= 0 && at.compareTo(At.END_READY) <= 0;
    return truth | ON_WORKER | (isOver ? WAITING | IN_QUEUE | NOTHING : 0);
  }

  @Override
  boolean isAtRest() {
    return at == At.POP;
  }

  @Override
  boolean isInside() {
    return at == At.POLL || at == At.CANCEL_BODY || super.isInside();
  }

  @Override
  boolean isRunning() {
    return RUNS.contains(at);
  }

  @Override
  boolean holdsEntry() {
    return at == At.GATE
        || at == At.CLAIM
        || at == At.START
        || at == At.TRACE
        || super.holdsEntry();
  }
}
