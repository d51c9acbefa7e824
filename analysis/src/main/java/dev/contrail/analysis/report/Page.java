package dev.contrail.analysis.report;

import java.util.List;

/**
 * What the page shows, section by section, all of it plain text that the template escapes.
 *
 * @param file the name of the recording
 * @param facts about the recording
 * @param notices what a reader must know before believing the rest
 * @param findings what the rules found, the worst first
 * @param sections one a scheduler
 * @param times the marks on the horizontal axis of every chart
 * @param style the style sheet
 * @param policy what the browser may load and run: this style sheet, and nothing else
 */
public record Page(
    String file,
    List<Fact> facts,
    List<String> notices,
    List<Finding> findings,
    List<Section> sections,
    List<Mark> times,
    String style,
    String policy) {

  /** A name and its value. */
  public record Fact(String name, String value) {}

  /** What a rule found, in its three sentences. */
  public record Finding(String severity, String summary, String explanation, String solution) {}

  /** A number to be seen first, with a second one beside it. */
  public record Tile(String name, String value, String detail) {}

  /** A time at a place on an axis. */
  public record Mark(String x, String time) {}

  /** A table with a row a worker, without a bar. */
  public record SampledRows(String title, List<String> columns, List<SampledRow> rows) {}

  /** What one worker sampled. */
  public record SampledRow(int index, List<String> cells) {}

  /** One worker, the cells of its row in report order. */
  public record WorkerRow(int index, String thread, ShareBar bar, List<String> cells) {}

  /**
   * One scheduler.
   *
   * @param name its name
   * @param tiles its metrics
   * @param checks sentences on whether the numbers agree with each other
   * @param columns the heads of the cells of its workers
   * @param workers its workers
   * @param sampled what they sampled, no rows if the recording does not tell
   * @param schedulerCharts one a metric of the scheduler
   * @param workerCharts one a metric of the workers
   * @param legend the names of the lines in the charts of the workers, empty if too many
   * @param quiet the metrics that stayed zero and have no chart
   * @param settings its configuration
   */
  public record Section(
      String name,
      List<Tile> tiles,
      List<String> checks,
      List<String> columns,
      List<WorkerRow> workers,
      SampledRows sampled,
      List<Chart> schedulerCharts,
      List<Chart> workerCharts,
      List<String> legend,
      String quiet,
      List<Fact> settings) {}
}
