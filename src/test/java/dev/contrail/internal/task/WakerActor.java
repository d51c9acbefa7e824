package dev.contrail.internal.task;

import static dev.contrail.internal.task.TaskStateModel.IN_QUEUE;
import static dev.contrail.internal.task.TaskStateModel.WAITING;

import dev.contrail.internal.task.TaskStateModel.Outcome;

/** Wakes the task once. */
final class WakerActor extends TaskActor {
  WakerActor(TaskStateModel model) {
    super(model, At.READ_CUT);
  }

  @Override
  void step(int choice) {
    switch (at) {
      case READ_CUT -> {
        cut = model.cut;
        at = At.WAKE;
      }
      case WAKE -> {
        model.isWakeOwed = model.outcome == Outcome.ALIVE;
        at = model.task.transitionToWoken(model.epochs[cut]) ? At.PUSH : At.GONE;
      }
      default -> push(At.GONE);
    }
  }

  @Override
  int amendTruth(int truth) {
    return at == At.WAKE && (truth & WAITING) != 0 ? truth | IN_QUEUE : truth;
  }
}
