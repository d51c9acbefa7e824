package dev.contrail.internal.task;

import static dev.contrail.internal.task.StateSpace.require;
import static dev.contrail.internal.task.TaskStateModel.IN_QUEUE;
import static dev.contrail.internal.task.TaskStateModel.NOTHING;

import dev.contrail.internal.task.TaskState.Abort;
import dev.contrail.internal.task.TaskStateModel.Outcome;

/** Aborts the task once. */
final class AborterActor extends TaskActor {
  AborterActor(TaskStateModel model) {
    super(model, At.READ_CUT);
  }

  @Override
  void step(int choice) {
    switch (at) {
      case READ_CUT -> {
        cut = model.cut;
        at = cut == 0 ? At.ABORT : At.CLAIM;
      }
      case CLAIM -> claimOrElse(At.ABORT);
      case TRACE -> leaveTracing(choice, At.RESCHEDULE, At.ABORT);
      case RESCHEDULE -> push(At.ABORT);
      case ABORT -> {
        at =
            switch (abort()) {
              case SCHEDULE -> At.PUSH;
              case INTERRUPT -> At.INTERRUPT;
              default -> At.GONE;
            };
      }
      case INTERRUPT -> {
        model.task.interruptSent();
        at = At.GONE;
      }
      default -> push(At.GONE);
    }
  }

  private Abort abort() {
    Abort answer =
        model.answer(
            model.task.transitionToCancelled(
                model.epochs[cut], model.isWithdrawable, model.interrupts));
    boolean isFirst = !model.isAborted && model.outcome == Outcome.ALIVE;
    require((answer != Abort.TOO_LATE) == isFirst, "the first abort, and only that, counts");
    model.isAborted |= isFirst;
    if (answer == Abort.FINISH) {
      model.end(Outcome.ABORTED_UNPOLLED);
    }
    return answer;
  }

  @Override
  boolean holdsEntry() {
    return at == At.RESCHEDULE || super.holdsEntry();
  }

  @Override
  int amendTruth(int truth) {
    if (at == At.READ_CUT || at == At.GONE) {
      return truth;
    }
    int withdrawn = model.isWithdrawable ? NOTHING : 0;
    return super.amendTruth(truth) | IN_QUEUE | withdrawn;
  }
}
