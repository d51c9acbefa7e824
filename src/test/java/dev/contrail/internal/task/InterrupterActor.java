package dev.contrail.internal.task;

/** Interrupts the poll that runs, if one does, and leaves the task as it is. */
final class InterrupterActor extends TaskActor {
  InterrupterActor(TaskStateModel model) {
    super(model, At.ABORT);
  }

  @Override
  void step(int choice) {
    if (at == At.ABORT) {
      at = model.task.transitionToInterrupting() ? At.INTERRUPT : At.GONE;
    } else {
      model.task.interruptSent();
      at = At.GONE;
    }
  }
}
