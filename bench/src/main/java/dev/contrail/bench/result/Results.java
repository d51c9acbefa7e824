package dev.contrail.bench.result;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One run.
 *
 * @param commit what was measured
 * @param began when, as an ISO time
 * @param workers how many workers each contender had
 * @param latencyWorkers how many in the latency workloads
 * @param settings how long was measured, in words
 * @param machine where
 * @param samples what, in the order of measuring
 */
public record Results(
    String commit,
    String began,
    int workers,
    int latencyWorkers,
    String settings,
    Machine machine,
    List<Sample> samples) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** The same run with more measured. */
  public Results with(List<Sample> measured) {
    return new Results(
        commit, began, workers, latencyWorkers, settings, machine, List.copyOf(measured));
  }

  public void write(Path file) {
    MAPPER.writeValue(file, this);
  }

  public static Results read(Path file) {
    return MAPPER.readValue(file, Results.class);
  }
}
