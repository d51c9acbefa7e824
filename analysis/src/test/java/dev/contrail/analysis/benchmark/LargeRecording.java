package dev.contrail.analysis.benchmark;

import dev.contrail.Scheduler;
import dev.contrail.task.Tasks;
import dev.contrail.time.Sleep;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/**
 * Records a scheduler at work until the recording has the size asked for. Everything is recorded
 * that can be, so that this takes seconds where a service takes a day.
 *
 * <p>{@code LargeRecording MEGABYTES FILE}
 */
final class LargeRecording {
  private static final int WORKERS = 4;

  /** Number of chains of tasks that run at a time. */
  private static final int CHAINS = 64;

  private LargeRecording() {}

  public static void main(String... arguments) throws Exception {
    long bytes = Long.parseLong(arguments[0]) * 1_000_000;
    Path file = Path.of(arguments[1]);
    try (Scheduler scheduler =
            Scheduler.builder()
                .name("large")
                .workers(WORKERS)
                .onTaskFailure((task, thrown) -> {})
                .build();
        Recording recording = new Recording()) {
      recording.setSettings(settings());
      recording.setToDisk(true);
      recording.start();
      for (int i = 0; i < CHAINS; i++) {
        next(scheduler, i);
      }
      while (recording.getSize() < bytes) {
        Thread.sleep(200); // the chains go on meanwhile
      }
      recording.stop();
      recording.dump(file);
      scheduler.shutdownNow();
    }
    System.out.printf("%s: %,d bytes%n", file, Files.size(file));
  }

  /** Spawns a task that waits a little, and a task that continues the chain and then fails. */
  private static void next(Scheduler scheduler, int chain) {
    if (scheduler.isShutdown()) {
      return;
    }
    scheduler.spawn(Sleep.of(Duration.ofNanos(1000L * chain)).andThen(Tasks.call(() -> chain)));
    scheduler.execute(
        () -> {
          next(scheduler, chain);
          throw new IllegalStateException("order " + System.nanoTime() % 1000 + " was not found");
        });
  }

  /** Returns the profile settings of the JDK and of Contrail, with more events switched on. */
  private static Map<String, String> settings() throws Exception {
    Map<String, String> settings =
        new HashMap<>(Configuration.getConfiguration("profile").getSettings());
    try (Reader ours =
        new InputStreamReader(
            Scheduler.class.getResourceAsStream("/dev/contrail/jfr-settings/contrail-profile.jfc"),
            StandardCharsets.UTF_8)) {
      settings.putAll(Configuration.create(ours).getSettings());
    }
    settings.replaceAll((name, value) -> name.endsWith("#threshold") ? "0 ns" : value);
    settings.replaceAll(
        (name, value) ->
            name.startsWith("contrail.") && name.endsWith("#period") && value.endsWith(" s")
                ? "100 ms"
                : value);
    settings.put("jdk.ObjectAllocationInNewTLAB#enabled", "true");
    settings.put("jdk.ObjectAllocationOutsideTLAB#enabled", "true");
    settings.put("jdk.JavaExceptionThrow#enabled", "true");
    return settings;
  }
}
