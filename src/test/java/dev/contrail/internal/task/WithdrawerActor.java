package dev.contrail.internal.task;

import static dev.contrail.internal.task.StateSpace.require;
import static dev.contrail.internal.task.TaskStateModel.NOTHING;

import dev.contrail.internal.task.TaskStateModel.Outcome;

/** Takes the task back if nobody has polled it. */
final class WithdrawerActor extends TaskActor {
  WithdrawerActor(TaskStateModel model) {
    super(model, At.READ_CUT);
  }

  @Override
  void step(int choice) {
    switch (at) {
      case READ_CUT -> {
        cut = model.cut;
        at = cut == 0 ? At.WITHDRAW : At.CLAIM;
      }
      case CLAIM -> claimOrElse(At.WITHDRAW);
      case TRACE -> leaveTracing(At.WITHDRAW);
      case WITHDRAW -> {
        if (model.task.transitionToWithdrawn()) {
          require(!model.isAborted, "withdrawn after an abort");
          model.end(Outcome.WITHDRAWN);
        }
        at = At.GONE;
      }
      default -> push(At.WITHDRAW);
    }
  }

  @Override
  int amendTruth(int truth) {
    return at == At.READ_CUT || at == At.GONE ? truth : super.amendTruth(truth) | NOTHING;
  }
}
