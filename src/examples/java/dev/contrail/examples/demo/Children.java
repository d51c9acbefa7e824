package dev.contrail.examples.demo;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The child processes of the demo. None outlives it: live children are stopped when the demo ends
 * or is interrupted, and if the demo is killed, child JVMs end with their standard input.
 */
final class Children implements AutoCloseable {
  private static final int GRACE_SECONDS = 3;

  private final Set<Process> alive = ConcurrentHashMap.newKeySet();

  Children() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "demo-children"));
  }

  Process start(ProcessBuilder command) throws DemoFailure {
    try {
      Process process = command.start();
      alive.add(process);
      process.onExit().thenRun(() -> alive.remove(process));
      return process;
    } catch (IOException e) {
      throw new DemoFailure("cannot start " + command.command().get(0) + ": " + e.getMessage());
    }
  }

  // Asked to end first, because a killed JVM leaves the files of its recording behind.
  @Override
  public void close() {
    alive.forEach(Process::destroy);
    for (Process process : alive) {
      try {
        if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        process.destroyForcibly();
      }
    }
  }
}
