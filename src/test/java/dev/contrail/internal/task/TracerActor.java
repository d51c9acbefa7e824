package dev.contrail.internal.task;

/** Meets the task on a dump's walk of the registry; stops there if the dump is over. */
final class TracerActor extends TaskActor {
  private final int dump;

  TracerActor(TaskStateModel model, int dump) {
    super(model, At.READ_CUT);
    this.dump = dump;
  }

  @Override
  int choices() {
    return model.cut < dump ? 0 : super.choices();
  }

  @Override
  void step(int choice) {
    switch (at) {
      case READ_CUT -> {
        cut = model.cut;
        at = cut == dump ? At.CLAIM : At.GONE;
      }
      case CLAIM -> claimOrElse(At.GONE);
      case TRACE -> leaveTracing(choice, At.PUSH, At.GONE);
      default -> push(At.GONE);
    }
  }
}
