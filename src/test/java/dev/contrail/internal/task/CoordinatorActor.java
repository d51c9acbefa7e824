package dev.contrail.internal.task;

/** Makes one cut after the other. */
final class CoordinatorActor extends TaskActor {
  CoordinatorActor(TaskStateModel model) {
    super(model, At.MAKE_CUT);
  }

  @Override
  void step(int choice) {
    model.makeCut();
    at = model.cut == model.epochs.length - 1 ? At.GONE : At.MAKE_CUT;
  }
}
