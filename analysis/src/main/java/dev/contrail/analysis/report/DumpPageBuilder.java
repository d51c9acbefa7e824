package dev.contrail.analysis.report;

import dev.contrail.analysis.dump.Dump;
import dev.contrail.analysis.dump.Place;
import dev.contrail.analysis.dump.Places;
import dev.contrail.analysis.dump.WorkerTrace;
import dev.contrail.analysis.report.DumpPage.Cell;
import dev.contrail.analysis.report.DumpPage.DumpRow;
import dev.contrail.analysis.report.DumpPage.Head;
import dev.contrail.analysis.report.DumpPage.PlaceRow;
import dev.contrail.analysis.report.DumpPage.WorkerRow;
import dev.contrail.analysis.report.Page.Fact;
import java.util.ArrayList;
import java.util.List;

/** Builds the contents of the page of a dump. */
final class DumpPageBuilder {

  /** Bounds the list of dumps, since longer lists are not read. The JSON has all dumps. */
  private static final int MAX_DUMPS = 200;

  /** Bounds the listed places, which are all that a page without scripts shows of the tasks. */
  private static final int MAX_PLACES = 20;

  private static final int MAX_WORKERS = 1000;

  /** Bounds the dumps that a notice names, so that it takes a line or two. */
  private static final int MAX_OTHERS = 5;

  private final DumpReport report;
  private final Dump dump;
  private final int maxTasks;

  DumpPageBuilder(DumpReport report, Dump dump, int maxTasks) {
    this.report = report;
    this.dump = dump;
    this.maxTasks = maxTasks;
  }

  DumpPage page(PageParts parts) {
    DumpScript script = new DumpScript(dump, maxTasks);
    List<Dump> all = report.dumps().dumps();
    List<Place> places = Places.of(dump).all();
    return new DumpPage(
        VisibleText.of(report.dumps().file(), 120),
        DumpSentences.title(dump),
        facts(),
        notices(),
        heads(),
        all.subList(Math.max(0, all.size() - MAX_DUMPS), all.size()).stream()
            .map(this::row)
            .toList(),
        dump.workers().stream().limit(MAX_WORKERS).map(DumpPageBuilder::worker).toList(),
        places.stream().limit(MAX_PLACES).map(DumpPageBuilder::place).toList(),
        more(places.size() - MAX_PLACES),
        dump.taskCount() > 0,
        limit(script.taskCount()),
        script.json(),
        parts);
  }

  private List<String> notices() {
    List<String> notices = new ArrayList<>(DumpSentences.notices(report));
    List<String> others =
        report.shown().stream().filter(each -> each != dump).map(DumpSentences::title).toList();
    if (!others.isEmpty()) {
      notices.add(
          "Not on this page: "
              + String.join(", ", others.subList(0, Math.min(MAX_OTHERS, others.size())))
              + (others.size() > MAX_OTHERS ? " and others" : "")
              + ". Use --scheduler NAME for a page about another scheduler.");
    }
    return notices;
  }

  private List<Fact> facts() {
    return List.of(
        new Fact("Recording", VisibleText.of(report.dumps().file(), 120)),
        new Fact("JVM", Sentences.jvm(dump.jvmModel())),
        new Fact("Taken", withMicroSigns(DumpSentences.taken(dump))),
        new Fact("Tasks", DumpSentences.tasks(dump)));
  }

  private static List<Head> heads() {
    List<Head> heads = new ArrayList<>();
    for (String head : DumpSentences.columns()) {
      heads.add(new Head(head, DumpSentences.isNumber(heads.size())));
    }
    return heads;
  }

  private DumpRow row(Dump each) {
    List<Cell> cells = new ArrayList<>();
    for (String text : DumpSentences.cells(each)) {
      cells.add(new Cell(Quantities.withMicroSign(text), DumpSentences.isNumber(cells.size())));
    }
    return new DumpRow(cells, each.id() == dump.id() && each.jvm() == dump.jvm());
  }

  private static WorkerRow worker(WorkerTrace worker) {
    return new WorkerRow(
        worker.worker(),
        DumpSentences.name(worker.threadName(), DumpSentences.NAME),
        DumpSentences.worker(worker),
        worker.stack() == null
            ? List.of()
            : worker.stack().frames().stream()
                .map(frame -> VisibleText.of(frame, PlaceText.FRAME))
                .toList());
  }

  private static PlaceRow place(Place place) {
    return new PlaceRow(
        DumpSentences.place(place),
        PlaceText.where(place),
        DumpSentences.longest(place),
        PlaceText.lines(place));
  }

  private static String more(int places) {
    return places <= 0
        ? ""
        : "Not listed here: "
            + DumpSentences.count(places, "more place")
            + "; --format text lists more.";
  }

  private String limit(int shown) {
    return shown == dump.taskCount()
        ? ""
        : "The table has the "
            + Quantities.count(shown)
            + " tasks that have been in their state longest, of "
            + Quantities.count(dump.taskCount())
            + "; --format json has all tasks. The graph counts all tasks.";
  }

  private static String withMicroSigns(String sentence) {
    return sentence.replaceAll("(\\d) us\\b", "$1 \u00b5s");
  }
}
