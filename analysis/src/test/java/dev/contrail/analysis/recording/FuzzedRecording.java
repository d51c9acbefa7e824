package dev.contrail.analysis.recording;

import java.nio.file.Files;
import java.nio.file.Path;

/** A small recording with two chunks, and events of most of the types that are read. */
final class FuzzedRecording {
  private FuzzedRecording() {}

  static Path record(Path file) throws Exception {
    try (EmittedEvents events = new EmittedEvents();
        EmittedDumps dumps = new EmittedDumps()) {
      for (int chunk = 1; chunk <= 2; chunk++) {
        for (int i = 0; i < 5; i++) {
          events.aliveTasks("a", i);
          events.spawnedTasks("b", i, 1);
          events.workerMetrics("a", i, i, 1_000_000);
          events.pollTime("a", i, i, 1000);
          events.committedEvents("contrail.AliveTasks", i);
        }
        for (int task = 1; task <= 5; task++) {
          dumps.waiting(1, 10 * chunk + task, "task", task, task);
        }
        dumps.running(1, 100 * chunk, 1);
        dumps.lateWorker(1, 100 * chunk, 1);
        dumps.stackText(1, 1, "java.base/java.lang.Thread.sleep(Native Method)\na.B.c(B.java:1)");
        dumps.taskDump(1, "a", chunk == 2, 12);
        events.configuration("a", 1_700_000_000_000L);
        if (chunk == 1) {
          events.dump(Files.createTempFile(file.getParent(), "chunk", ".jfr"));
        }
      }
      return events.dump(file);
    }
  }
}
