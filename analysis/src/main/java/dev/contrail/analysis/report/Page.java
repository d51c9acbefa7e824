package dev.contrail.analysis.report;

import java.util.List;

/**
 * What the page shows, section by section, all of it plain text that the template escapes.
 *
 * @param file the name of the recording
 * @param facts about the recording
 * @param notices what a reader must know before believing the rest
 * @param findings what the rules found, the worst first
 * @param verdict what there is to say if they found nothing
 * @param sections one a scheduler
 * @param data what the charts draw, as JSON that is safe in a script
 * @param parts what is not text: the style sheet, the script, and what the browser may do
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

  /** Whether there is anything to zoom. */
  public boolean hasCharts() {
    return sections.stream()
        .anyMatch(section -> !section.lanes().isEmpty() || !section.groups().isEmpty());
  }

  /** A name and its value. */
  public record Fact(String name, String value) {}

  /** What a rule found, in its three sentences. */
  public record Finding(
      String severity, String rule, String summary, String explanation, String solution) {}

  /** A sentence on whether numbers agree with each other, and whether they do. */
  public record Check(String sentence, boolean holds) {}

  /** A number to be seen first, with a second one beside it. */
  public record Tile(String name, String value, String detail) {}

  /** A table with a row a worker, without a bar. */
  public record SampledRows(String title, List<String> columns, List<SampledRow> rows) {}

  /** What one worker sampled. */
  public record SampledRow(int index, List<String> cells) {}

  /** One worker, the cells of its row in report order. */
  public record WorkerRow(int index, String thread, ShareBar bar, List<String> cells) {}

  /** Charts under one heading. */
  public record Group(String title, String explanation, List<Chart> charts) {}

  /**
   * One scheduler.
   *
   * @param id names its place on the page
   * @param name its name
   * @param jvm the one it runs in, if there are several
   * @param tiles its metrics
   * @param checks sentences on whether the numbers agree with each other
   * @param columns the heads of the cells of its workers
   * @param workers its workers
   * @param lanes what their time went into, over time
   * @param sampled what they sampled, no rows if the recording does not tell
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
