package dev.contrail.analysis.report;

import java.util.List;

/**
 * The contents of the page of a dump, as plain text that the template escapes.
 *
 * @param file the name of the recording
 * @param title the dump and its scheduler
 * @param facts facts about the dump
 * @param notices sentences to read before the rest, such as on missing data
 * @param columns the heads of the list of dumps
 * @param dumps the rows of that list
 * @param workers the workers of the dump
 * @param places the places with the longest waits, for browsers without scripts
 * @param morePlaces a sentence on places that are not listed; empty if all are
 * @param hasTasks whether there are tasks to search
 * @param limit a sentence on tasks that are not on the page; empty if all are
 * @param data the data of the script, as JSON that is safe in a script
 * @param parts the parts that are not text
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

  /** A cell of the list of dumps. */
  public record Cell(String text, boolean isNumber) {}

  /** A row of the list of dumps, and whether the page is about this dump. */
  public record DumpRow(List<Cell> cells, boolean isShown) {}

  /** A worker, with its stack if it was late. */
  public record WorkerRow(int index, String thread, String state, List<String> stack) {}

  /** The tasks at one place. */
  public record PlaceRow(String summary, String where, String longest, List<String> lines) {}
}
