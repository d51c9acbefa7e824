package dev.contrail.internal.jfr;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Dumps that are done at once, or never. */
final class FakeDumps implements DumpSource {
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile boolean isSlow;
  private volatile long recent;

  /** From now on no dump ends. */
  void neverEnd() {
    isSlow = true;
  }

  /** From now on there is a dump of short ago. */
  void setRecent(long id) {
    recent = id;
  }

  /** The triggers, with "+stacks" if they want them. */
  List<String> requests() {
    return requests;
  }

  @Override
  public RequestedDump dump(String trigger, boolean hasStacks) {
    requests.add(trigger + (hasStacks ? "+stacks" : ""));
    var end = new CompletableFuture<String>();
    if (!isSlow) {
      end.complete("done");
    }
    return new RequestedDump(() -> 7, end);
  }

  @Override
  public long recent(Duration age) {
    return recent;
  }

  @Override
  public void commitSoFar() {
    requests.add("so far");
  }
}
