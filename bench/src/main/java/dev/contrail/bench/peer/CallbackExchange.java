package dev.contrail.bench.peer;

/** A task and its partner for peers whose tasks go on in callbacks. */
final class CallbackExchange implements Work {
  private final Spawner spawner;
  private final Work done;

  CallbackExchange(Spawner spawner, Work done) {
    this.spawner = spawner;
    this.done = done;
  }

  @Override
  public void run() {
    var first = new CallbackOneshot();
    var second = new CallbackOneshot();
    spawner.spawn(() -> first.receive(() -> second.send(spawner)));
    first.send(spawner);
    second.receive(done);
  }
}
