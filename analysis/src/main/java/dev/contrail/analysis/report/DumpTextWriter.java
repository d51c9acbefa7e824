package dev.contrail.analysis.report;

import dev.contrail.analysis.dump.Dump;
import dev.contrail.analysis.dump.Dumps;
import dev.contrail.analysis.dump.Place;
import dev.contrail.analysis.dump.Places;
import dev.contrail.analysis.dump.WorkerTrace;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Prints dumps for the terminal: the list of all, and for the shown dumps the workers, and the
 * tasks grouped by place. Its length depends on the number of places.
 */
final class DumpTextWriter implements DumpWriter {
  private static final int WIDTH = 100;
  private static final int LABEL = 10;

  /** Bounds the list of dumps, since longer lists are not read on a terminal. */
  private static final int MAX_DUMPS = 50;

  private static final int MAX_PLACES = 200;

  @Override
  public void write(DumpReport report, Writer out) throws IOException {
    heading(out, "Dumps in " + VisibleText.of(report.dumps().file(), 80));
    String label = "Note";
    for (String notice : DumpSentences.notices(report)) {
      paragraph(out, label, notice);
      label = " ";
    }
    list(report.dumps(), out);
    for (Dump dump : report.shown()) {
      dump(dump, out);
    }
  }

  private static void list(Dumps dumps, Writer out) throws IOException {
    TextTable table = new TextTable();
    List<String> columns = DumpSentences.columns();
    for (int i = 0; i < columns.size(); i++) {
      if (DumpSentences.isNumber(i)) {
        table.right(columns.get(i));
      } else {
        table.left(columns.get(i));
      }
    }
    int size = dumps.dumps().size();
    int first = Math.max(0, size - MAX_DUMPS);
    dumps.dumps().subList(first, size).forEach(dump -> table.row(DumpSentences.cells(dump)));
    out.write("\n");
    table.write(out);
    if (first > 0) {
      out.write("  and " + DumpSentences.count(first, "earlier dump") + "\n");
    }
  }

  private static void dump(Dump dump, Writer out) throws IOException {
    out.write("\n");
    heading(out, DumpSentences.title(dump));
    paragraph(out, "Taken", DumpSentences.taken(dump));
    paragraph(out, "Tasks", DumpSentences.tasks(dump));
    String label = "Workers";
    for (WorkerTrace worker : dump.workers()) {
      paragraph(
          out,
          label,
          worker.worker()
              + " on "
              + DumpSentences.name(worker.threadName(), DumpSentences.NAME)
              + ": "
              + DumpSentences.worker(worker));
      if (worker.stack() != null) {
        for (String frame : worker.stack().frames()) {
          out.write(" ".repeat(LABEL) + "  at " + VisibleText.of(frame, PlaceText.FRAME) + "\n");
        }
      }
      label = " ";
    }
    places(dump, out);
  }

  private static void places(Dump dump, Writer out) throws IOException {
    Places places = Places.of(dump);
    long others = places.tasksElsewhere();
    int shown = Math.min(MAX_PLACES, places.all().size());
    for (Place place : places.all().subList(0, shown)) {
      out.write("\n");
      paragraph(out, "", DumpSentences.place(place));
      paragraph(out, "  ", DumpSentences.longest(place));
      for (String line : PlaceText.lines(place)) {
        out.write("    " + line + "\n");
      }
    }
    for (Place place : places.all().subList(shown, places.all().size())) {
      others += place.count();
    }
    if (others > 0) {
      out.write(
          "\n"
              + DumpSentences.count(others, "more task")
              + " elsewhere; --format json lists all tasks.\n");
    }
  }

  private static void heading(Writer out, String heading) throws IOException {
    out.write(heading + "\n" + "-".repeat(heading.length()) + "\n");
  }

  /**
   * Writes a label and a sentence beside it. A label of blanks indents the sentence by its length.
   */
  private static void paragraph(Writer out, String label, String sentence) throws IOException {
    int indent = label.isEmpty() || label.equals("  ") ? label.length() : LABEL;
    String margin = label + " ".repeat(Math.max(0, indent - label.length()));
    for (String line : WrappedText.lines(sentence, WIDTH - indent)) {
      out.write((margin + line).stripTrailing() + "\n");
      margin = " ".repeat(indent);
    }
  }
}
