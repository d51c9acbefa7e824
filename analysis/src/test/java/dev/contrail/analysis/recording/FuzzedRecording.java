package dev.contrail.analysis.recording;

import java.nio.file.Files;
import java.nio.file.Path;

/** A small recording with two chunks, and events of most of the types that are read. */
final class FuzzedRecording {
  private FuzzedRecording() {}

  static Path record(Path file) throws Exception {
    try (EmittedEvents events = new EmittedEvents()) {
      for (int chunk = 1; chunk <= 2; chunk++) {
        for (int i = 0; i < 5; i++) {
          events.aliveTasks("a", i);
          events.spawnedTasks("b", i, 1);
          events.workerMetrics("a", i, i, 1_000_000);
          events.pollTime("a", i, i, 1000);
          events.committedEvents("contrail.AliveTasks", i);
        }
        events.configuration("a", 1_700_000_000_000L);
        if (chunk == 1) {
          events.dump(Files.createTempFile(file.getParent(), "chunk", ".jfr"));
        }
      }
      return events.dump(file);
    }
  }
}
