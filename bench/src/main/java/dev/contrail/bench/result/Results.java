package dev.contrail.bench.result;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One run.
 *
 * @param commit the commit that was measured
 * @param began start of the run, as an ISO time
 * @param workers number of workers of each contender
 * @param latencyWorkers number of workers in the latency workloads
 * @param settings lengths of the measurement, in words
 * @param machine the machine
 * @param samples the values, in the order of measuring
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

  /** Returns the same run with more samples. */
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
