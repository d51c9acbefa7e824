package dev.contrail.analysis.report;

import java.util.List;

/**
 * The contents of the page, section by section, as plain text that the template escapes.
 *
 * @param file the name of the recording
 * @param facts facts about the recording
 * @param notices sentences to read before the rest, such as on missing data
 * @param findings the findings of the rules, the worst first
 * @param verdict the sentence that stands in place of findings if there are none
 * @param sections one section per scheduler
 * @param data the data of the charts, as JSON that is safe in a script
 * @param parts the parts that are not text: the style sheet, the scripts and their policy
 */
public record Page(
    String file,
    List<Fact> facts,
    List<String> notices,
    List<Finding> findings,
    String verdict,
    List<Section> sections,
    String data,
    PageParts parts) {

  /** Returns whether there are charts to zoom. */
  public boolean hasCharts() {
    return sections.stream()
        .anyMatch(section -> !section.lanes().isEmpty() || !section.groups().isEmpty());
  }

  /** A name and its value. */
  public record Fact(String name, String value) {}

  /** A finding of a rule, in its three sentences. */
  public record Finding(
      String severity, String rule, String summary, String explanation, String solution) {}

  /** A sentence that compares recorded numbers, and whether they agree. */
  public record Check(String sentence, boolean holds) {}

  /** A number at the top of a section, with a second number beside it. */
  public record Tile(String name, String value, String detail) {}

  /** A table with a row per worker. */
  public record SampledRows(String title, List<String> columns, List<SampledRow> rows) {}

  /** The samples of one worker. */
  public record SampledRow(int index, List<String> cells) {}

  /** One worker, with the cells of its row in report order. */
  public record WorkerRow(int index, String thread, ShareBar bar, List<String> cells) {}

  /** Charts under one heading. */
  public record Group(String title, String explanation, List<Chart> charts) {}

  /**
   * One scheduler.
   *
   * @param id the id of its place on the page
   * @param name its name
   * @param jvm the JVM it runs in, if there are several
   * @param tiles its metrics
   * @param checks sentences that compare its numbers
   * @param columns the heads of the workers' cells
   * @param workers its workers
   * @param lanes the chart of the workers' time
   * @param sampled the samples of the workers; no rows if they were not recorded
   * @param groups its other charts
   * @param quiet the metrics that stayed zero and have no chart
   * @param settings its configuration
   */
  public record Section(
      String id,
      String name,
      List<Fact> jvm,
      List<Tile> tiles,
      List<Check> checks,
      List<String> columns,
      List<WorkerRow> workers,
      List<Chart> lanes,
      SampledRows sampled,
      List<Group> groups,
      String quiet,
      List<Fact> settings) {}
}
