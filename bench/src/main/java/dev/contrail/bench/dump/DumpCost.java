package dev.contrail.bench.dump;

import dev.contrail.Scheduler;
import dev.contrail.dump.DumpOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * The cost of a dump into a recording.
 *
 * @param nanos from its start to its last trace
 * @param committed number of traces that it reports
 * @param found number of traces in the recording
 * @param bytes size of the recording
 */
record DumpCost(long nanos, int committed, int found, long bytes) {
  private static final String DUMP = "contrail.TaskDump";
  private static final String TRACE = "contrail.TaskTrace";

  static DumpCost measure(int workers, int tasks, boolean hasStacks) throws Exception {
    Path file = Files.createTempFile("dump", ".jfr");
    try (Scheduler scheduler = DumpLoad.waitingAlone("cost", workers, tasks)) {
      try (Recording recording = recording(hasStacks)) {
        recording.start();
        scheduler.dump(DumpOptions.DEFAULT.withStacks(hasStacks)).get(); // loads classes
      }
      record(file, hasStacks);
      scheduler.shutdownNow();
      return read(file);
    } finally {
      Files.delete(file);
    }
  }

  /** A recording of dumps and nothing else. */
  private static Recording recording(boolean hasStacks) {
    Map<String, String> settings = new HashMap<>();
    for (String event : new String[] {"TaskDump", "TaskTrace", "WorkerTrace", "StackText"}) {
      settings.put("contrail." + event + "#enabled", "true");
    }
    settings.put("contrail.TaskTrace#stackTrace", Boolean.toString(hasStacks));
    return new Recording(settings);
  }

  /** The timer requests a dump at once; no other party keeps its traces. */
  private static void record(Path file, boolean hasStacks) throws Exception {
    try (Recording recording = recording(hasStacks)) {
      recording.enable("contrail.TaskDumpTimer").with("every", "10 s");
      recording.start();
      while (!isDumping()) {
        Thread.onSpinWait();
      }
      while (isDumping()) {
        Thread.sleep(10);
      }
      recording.stop();
      recording.dump(file);
    }
  }

  private static boolean isDumping() {
    Thread[] threads = new Thread[100];
    int count = Thread.enumerate(threads);
    for (int i = 0; i < count; i++) {
      if (threads[i].getName().equals("cost-dump")) {
        return true;
      }
    }
    return false;
  }

  private static DumpCost read(Path file) throws Exception {
    long nanos = 0;
    int committed = 0;
    int found = 0;
    try (RecordingFile events = new RecordingFile(file)) {
      while (events.hasMoreEvents()) {
        RecordedEvent event = events.readEvent();
        String type = event.getEventType().getName();
        if (type.equals(DUMP)) {
          nanos = event.getDuration().toNanos();
          committed = event.getInt("traces");
        } else if (type.equals(TRACE)) {
          found++;
        }
      }
    }
    return new DumpCost(nanos, committed, found, Files.size(file));
  }
}
