package dev.contrail.analysis.report;

import java.util.List;

/**
 * What the page of a dump shows, all of it plain text that the template escapes.
 *
 * @param file the name of the recording
 * @param title which dump of which scheduler
 * @param facts about the dump
 * @param notices what a reader must know before believing the rest
 * @param columns the heads of the list of dumps
 * @param dumps the rows of that list
 * @param workers the workers of the dump
 * @param places where most of its tasks have been longest, for those who have no scripts
 * @param morePlaces what is not among them; empty if all is
 * @param hasTasks whether there is anything to search
 * @param limit what is not on the page; empty if all is
 * @param data what the script shows, as JSON that is safe in a script
 * @param parts what is not text
 */
public record DumpPage(
    String file,
    String title,
    List<Page.Fact> facts,
    List<String> notices,
    List<Head> columns,
    List<DumpRow> dumps,
    List<WorkerRow> workers,
    List<PlaceRow> places,
    String morePlaces,
    boolean hasTasks,
    String limit,
    String data,
    PageParts parts) {

  /** The head of a column of the list of dumps. */
  public record Head(String head, boolean isNumber) {}

  /** A cell in it. */
  public record Cell(String text, boolean isNumber) {}

  /** A dump in that list, and whether the page is about it. */
  public record DumpRow(List<Cell> cells, boolean isShown) {}

  /** A worker and its stack, if it was late. */
  public record WorkerRow(int index, String thread, String state, List<String> stack) {}

  /** Tasks at one place. */
  public record PlaceRow(String summary, String where, String longest, List<String> lines) {}
}
