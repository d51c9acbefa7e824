package dev.contrail.internal.task;

import static dev.contrail.internal.task.TaskStateModel.NOTHING;

/** Withdraws the task unless it was polled. */
final class WithdrawerActor extends TaskActor {
  WithdrawerActor(TaskStateModel model) {
    super(model, At.READ_CUT);
  }

  @Override
  int choices() {
    return waitsToWithdraw() ? 0 : super.choices();
  }

  @Override
  void step(int choice) {
    switch (at) {
      case READ_CUT -> {
        cut = model.cut;
        at = cut == 0 ? At.WITHDRAW : At.CLAIM;
      }
      case CLAIM -> claimOrElse(At.WITHDRAW);
      case TRACE -> leaveTracing(choice, At.PUSH, At.WITHDRAW);
      case WITHDRAW -> withdraw(At.GONE);
      default -> push(At.WITHDRAW);
    }
  }

  @Override
  int amendTruth(int truth) {
    return at == At.READ_CUT || at == At.GONE ? truth : super.amendTruth(truth) | NOTHING;
  }
}
