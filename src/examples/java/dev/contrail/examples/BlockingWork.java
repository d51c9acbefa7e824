package dev.contrail.examples;

import dev.contrail.Scheduler;
import dev.contrail.task.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes blocking calls in the two ways that leave the workers to other tasks. */
class BlockingWork {
  public static void main(String[] args) throws Exception {
    try (Scheduler scheduler = Scheduler.builder().workers(1).build()) {
      Path file =
          Files.writeString(Files.createTempFile("contrail", ".txt"), "three\nlong\nlines\n");

      // On a blocking thread; the task that waits for it occupies no thread.
      Task<Long> lines = scheduler.spawnBlocking(() -> countLines(file)).toTask();
      String elsewhere = scheduler.spawn(lines.map(count -> count + " lines")).join();

      // In the middle of a task: the worker continues on another thread meanwhile.
      long here = scheduler.spawn(() -> Scheduler.blockInPlace(() -> countLines(file))).join();

      System.out.println(elsewhere + " read elsewhere, " + here + " here");
      Files.delete(file);
    }
  }

  private static long countLines(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
