package dev.contrail.bench.peer;

/** Does its work and is complete. */
final class ForkedWork extends ForkedTask {
  private static final long serialVersionUID = 1;

  private final transient Work work;

  ForkedWork(Work work) {
    this.work = work;
  }

  @Override
  protected boolean exec() {
    work.run();
    return true;
  }
}
