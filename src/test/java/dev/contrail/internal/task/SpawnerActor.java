package dev.contrail.internal.task;

import static dev.contrail.internal.task.StateSpace.require;
import static dev.contrail.internal.task.TaskStateModel.IN_QUEUE;
import static dev.contrail.internal.task.TaskStateModel.NOTHING;

import dev.contrail.internal.task.TaskStateModel.Outcome;

/** Registered the task before the walk begins. */
final class SpawnerActor extends TaskActor {
  SpawnerActor(TaskStateModel model) {
    super(model, At.READ_CUT);
  }

  @Override
  int choices() {
    if (waitsToWithdraw()) {
      return 0;
    }
    return at == At.ADMIT && model.isRefused ? 2 : super.choices();
  }

  @Override
  void step(int choice) {
    switch (at) {
      case READ_CUT -> {
        cut = model.cut;
        at = At.BEAR;
      }
      case BEAR -> {
        model.task.bear(model.epochs[cut]);
        at = At.ADMIT;
      }
      case ADMIT -> {
        if (choice == 1) {
          cut = model.cut;
          at = cut == 0 ? At.WITHDRAW : At.CLAIM;
        } else {
          push(At.GONE);
        }
      }
      case CLAIM -> claimOrElse(At.WITHDRAW);
      case TRACE -> {
        leaveTracing(choice, At.PUSH, At.WITHDRAW);
        require(at == At.WITHDRAW, "its entry was popped before it was pushed");
      }
      case WITHDRAW -> withdraw(At.PUSH);
      case PUSH -> push(At.GONE);
      default -> throw new IllegalStateException();
    }
  }

  @Override
  boolean holdsEntry() {
    return at != At.GONE && model.outcome != Outcome.WITHDRAWN;
  }

  @Override
  int amendTruth(int truth) {
    if (at == At.READ_CUT && isUnset()) {
      return NOTHING;
    }
    int born = at == At.BEAR ? truth | NOTHING | IN_QUEUE : truth;
    return at != At.GONE && model.isRefused ? born | NOTHING : born;
  }
}
