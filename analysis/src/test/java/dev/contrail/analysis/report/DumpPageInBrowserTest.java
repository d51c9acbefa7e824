package dev.contrail.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.contrail.analysis.dump.Dumps;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the page of a dump in a real browser; skipped if there is none. */
class DumpPageInBrowserTest {
  private static final String ROWS = "document.querySelectorAll('#task-table .body [role=row]')";
  private static final String COUNT = "document.getElementById('task-count').textContent";
  private static final String READOUT = "document.getElementById('flame-readout').textContent";
  private static final String DETAIL = "document.getElementById('task-detail').innerText";

  @TempDir static Path profile;
  private static Browser browser;
  private BrowserPage page;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.start(profile).orElse(null);
    assumeTrue(browser != null, "no chromium and no google-chrome that starts here");
  }

  @AfterAll
  static void stop() throws Exception {
    if (browser != null) {
      browser.stop();
    }
  }

  @BeforeEach
  void newPage() throws Exception {
    page = browser.page();
  }

  @AfterEach
  void checkThatThePageHasNoComplaints() throws Exception {
    page.close();
    assertThat(page.complaints()).as("console, policy and dialogs").isEmpty();
    assertThat(page.requests()).singleElement().asString().endsWith("/report.html");
  }

  private void open(Dumps dumps) throws Exception {
    open(dumps, DumpScript.MAX_TASKS);
  }

  private void open(Dumps dumps, int maxTasks) throws Exception {
    StringWriter html = new StringWriter();
    new DumpHtmlWriter(maxTasks).write(SampleDumps.last(dumps), html);
    page.open(html.toString());
  }

  private void type(String selector, String text) throws Exception {
    page.evaluate(
        "(e => { e.value = '%s'; e.dispatchEvent(new Event('input')); })(document.querySelector('%s'))"
            .formatted(text, selector));
  }

  /** Returns the cell in a column of a row that is in view. */
  private String cell(int row, int column) throws Exception {
    return page.evaluate(ROWS + "[" + row + "].children[" + column + "].textContent");
  }

  @Test
  void graph_hasABoxForEachFrame_andTheTableEachTask() throws Exception {
    open(SampleDumps.shop());

    assertThat(page.evaluate(READOUT)).isEqualTo("All waiting tasks: 11 waits (100.0 %)");
    assertThat(page.evaluate("[...document.querySelectorAll('.frame')].map(e => e.title).join()"))
        .contains("dev.shop.Order.poll:77: 8 waits", "dev.shop.Stock.reserve:19: 3 waits");
    assertThat(page.evaluate(COUNT)).isEqualTo("12 tasks");
    assertThat(cell(0, 1)).as("the longest wait").isEqualTo("stuck-order");
    assertThat(cell(0, 7)).isEqualTo("Payment.await:41");
  }

  @Test
  void choosingABox_showsItsTasksAlone_andEscapeShowsAll() throws Exception {
    open(SampleDumps.shop());
    page.click(".frame[title^='dev.shop.Stock.reserve']");

    assertThat(page.evaluate(COUNT)).isEqualTo("3 tasks of 12 in Stock.reserve:19");
    page.evaluate("document.getElementById('flame-graph').focus()");
    page.press("Escape");
    assertThat(page.evaluate(COUNT)).isEqualTo("12 tasks");
  }

  @Test
  void arrowKeys_goFromFrameToFrame() throws Exception {
    open(SampleDumps.shop());
    page.evaluate("document.getElementById('flame-graph').focus()");
    page.press("ArrowDown");
    assertThat(page.evaluate(READOUT)).startsWith("dev.shop.Order.poll:77: 8 waits");
    page.press("ArrowRight");
    assertThat(page.evaluate(READOUT)).startsWith("dev.shop.Order.poll:63: 3 waits");
    page.press("Enter");
    assertThat(page.evaluate(COUNT)).startsWith("3 tasks of 12");
  }

  @Test
  void findingFrames_saysHowManyWaitThere() throws Exception {
    open(SampleDumps.shop());
    type("#flame-search", "payment");

    assertThat(page.evaluate(READOUT)).endsWith("found 7 waits");
    assertThat(page.evaluate("document.querySelectorAll('.frame.found').length")).isEqualTo("1");
  }

  @Test
  void findingTasks_looksAtNamesAndPlaces_andARowShowsItsStacks() throws Exception {
    open(SampleDumps.shop());
    type("#task-search", "STUCK");
    assertThat(page.evaluate(COUNT)).isEqualTo("1 task of 12");
    page.evaluate("document.querySelector('#task-table').scrollIntoView({ block: 'center' })");
    page.await("frames > 1"); // otherwise the rows may be redrawn between press and release
    page.click("#task-table .body [role=row]");

    assertThat(page.evaluate(DETAIL))
        .contains("Task 10 stuck-order", "Waits for oneshot at", "dev.shop.Payment.await:41");
    type("#task-search", "invoice.print");
    assertThat(page.evaluate(COUNT)).as("found by where it runs").isEqualTo("1 task of 12");
  }

  @Test
  void headOfAColumn_sortsByIt() throws Exception {
    open(SampleDumps.shop());
    page.click("#task-table [role=columnheader] button");
    assertThat(cell(0, 0)).isEqualTo("50");
    page.click("#task-table [role=columnheader] button");
    assertThat(cell(0, 0)).isEqualTo("10");
  }

  @Test
  void table_of100000Tasks_hasTheRowsInViewAlone() throws Exception {
    open(SampleDumps.crowd(100_000, 500));

    assertThat(page.evaluate(COUNT)).isEqualTo("100,000 tasks");
    assertThat(Integer.parseInt(page.evaluate(ROWS + ".length"))).isBetween(5, 100);
    page.evaluate("document.getElementById('task-table').scrollTop = 1e9");
    page.await(ROWS + "[0].ariaRowIndex > 99900");
    type("#task-search", "customer 4242");
    assertThat(page.evaluate(COUNT)).isEqualTo("11 tasks of 100,000");
  }

  @Test
  void page_saysWhichTasksItHas_ifItCannotHaveAll() throws Exception {
    open(SampleDumps.crowd(1000, 10), 100);

    assertThat(page.evaluate("document.getElementById('tasks').innerText"))
        .contains("The table has the 100 tasks that have been in their state longest, of 1,000");
    assertThat(page.evaluate(COUNT)).isEqualTo("100 tasks");
    assertThat(page.evaluate(READOUT)).as("the graph has all").contains("1,000 waits");
  }

  @Test
  void page_showsHostileNamesAsText() throws Exception {
    for (String text : HostileText.ALL) {
      open(SampleDumps.everywhere(text));
      page.evaluate(
          "document.querySelectorAll('#task-table .body [role=row]').forEach(e => e.click())");
      page.evaluate("document.querySelectorAll('.frame').forEach(e => e.click())");
      String shown = VisibleText.of(text);
      assertThat(page.evaluate(ROWS + "[0].children[1].textContent")).isEqualTo(shown);
      assertThat(
              page.evaluate("document.querySelectorAll('img, body script:not([id]) ~ *').length"))
          .as("elements that are not of the template, by %s", shown)
          .isEqualTo("0");
      page.requests().clear();
    }
    page.requests().add("/report.html");
  }

  @Test
  void page_survivesNumbersThatMakeNoSense() throws Exception {
    open(SampleDumps.absurdNumbers());
    assertThat(page.evaluate(COUNT)).isEqualTo("1 task");
  }

  @Test
  void page_ofADumpWithoutTasks_offersNothingToSearch() throws Exception {
    open(SampleDumps.build(SampleDumps.builder().summary(SampleDumps.summary(1, "idle", 0))));

    assertThat(page.evaluate("document.body.innerText"))
        .contains("There are no tasks.")
        .doesNotContain("Find");
  }

  @Test
  void page_withoutScripts_hasThePlaces() throws Exception {
    page.withoutScripts();
    open(SampleDumps.shop());
    assertThat(List.of(page.evaluate("document.body.innerText").split("\n")))
        .anyMatch(line -> line.contains("6 tasks waiting for oneshot"));
  }
}
