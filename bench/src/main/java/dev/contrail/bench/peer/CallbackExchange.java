package dev.contrail.bench.peer;

/** A task and its partner for peers whose tasks go on in callbacks. */
final class CallbackExchange implements Work {
  private final Starter starter;
  private final Work done;

  CallbackExchange(Starter starter, Work done) {
    this.starter = starter;
    this.done = done;
  }

  @Override
  public void run() {
    var first = new CallbackOneshot();
    var second = new CallbackOneshot();
    starter.start(() -> first.receive(() -> second.send(starter)));
    first.send(starter);
    second.receive(done);
  }
}
