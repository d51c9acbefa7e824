package dev.contrail.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the page in a real browser, which must have no complaints; skipped if there is none. */
class PageInBrowserTest {
  private static final String RANGE = "document.getElementById('range').textContent";

  /** Expression for the picture of every chart. */
  private static final String PICTURES =
      "[...document.querySelectorAll('canvas')].map(canvas => canvas.toDataURL()).join()";

  private static final String FOCUS =
      "(e => e.tagName + ' ' + (e.dataset.do || e.id || e.getAttribute('aria-label') ||"
          + " e.textContent.trim()))(document.activeElement)";

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

  private void open(Report report) throws Exception {
    page.open(GoldenFile.print(new HtmlWriter(), report));
  }

  private void assertDrawn() throws Exception {
    assertThat(page.evaluate("document.querySelectorAll('canvas').length"))
        .isNotEqualTo("0")
        .isEqualTo(page.evaluate("document.querySelectorAll('figure').length"));
    assertThat(page.evaluate(RANGE)).as("what the end of the script fills in").contains(" UTC · ");
  }

  @Test
  void page_drawsEveryChart() throws Exception {
    open(SampleReports.service());
    assertDrawn();
  }

  @Test
  void page_drawsARowAWorker_ifTheyAreMany() throws Exception {
    open(SampleReports.manyWorkers(64, 100));
    assertDrawn();
  }

  @Test
  void page_showsHostileNamesAsText() throws Exception {
    open(SampleReports.schedulers(HostileText.ALL));
    assertDrawn();
    page.point(".u-over", 0.5);

    List<String> names =
        HostileText.ALL.stream()
            .map(name -> VisibleText.of(name, 80))
            .map(name -> name.isBlank() ? "(no name)" : name)
            .toList();
    String separator = "'\\u0001'";
    String texts = "[...document.querySelectorAll('%s')].map(e => e.textContent).join(%s)";
    assertThat(page.evaluate(texts.formatted("nav a", separator)).split("\u0001", -1))
        .containsExactlyInAnyOrderElementsOf(names);
    assertThat(page.evaluate(texts.formatted("h2[id$=name]", separator)).split("\u0001", -1))
        .containsExactlyInAnyOrderElementsOf(
            names.stream().map(name -> "Scheduler " + name).toList());
    assertThat(page.evaluate("document.querySelectorAll('img, body script:not([id]) ~ *').length"))
        .as("elements that are not of the template")
        .isEqualTo("1");
  }

  @Test
  void page_survivesNumbersThatMakeNoSense() throws Exception {
    open(SampleReports.absurdNumbers());
    assertDrawn();
  }

  @Test
  void page_ofAnotherProgram_offersNothingToZoom() throws Exception {
    open(SampleReports.foreign());
    assertThat(page.evaluate("document.body.innerText"))
        .contains("This recording has no events of Contrail")
        .doesNotContain("Drag");
    assertThat(page.evaluate("document.getElementById('toolbar').offsetHeight")).isEqualTo("0");
  }

  @Test
  void drag_zoomsEveryChart_andDoubleClickShowsAll() throws Exception {
    open(SampleReports.service());
    String all = page.evaluate(RANGE);
    String pictures = page.evaluate(PICTURES);

    page.drag(".u-over", 0.25, 0.75);
    page.await(RANGE + " !== '" + all + "'");
    assertThat(page.evaluate(RANGE))
        .matches("06:00:0[45].* – 06:00:1[45].* UTC · \\S+ s of 20.0 s");
    String zoomed = page.evaluate(PICTURES);
    String[] before = pictures.split(",data", -1);
    String[] after = zoomed.split(",data", -1);
    for (int i = 0; i < before.length; i++) {
      assertThat(after[i]).as("chart %s", i).isNotEqualTo(before[i]);
    }
    page.point(".u-over", 0.5);
    page.doubleClick(".u-over");
    page.await(RANGE + " === '" + all + "'");
    page.await(PICTURES + " === " + quoted(pictures));
  }

  @Test
  void keys_zoomPanAndReset_fromAnyChart() throws Exception {
    open(SampleReports.service());
    String all = page.evaluate(RANGE);
    page.evaluate("document.querySelectorAll('.plot')[3].focus()");

    page.press("+");
    assertThat(page.evaluate(RANGE)).contains("10.0 s of 20.0 s").startsWith("06:00:05");
    page.pressWithShift("ArrowRight");
    assertThat(page.evaluate(RANGE)).contains("10.0 s of 20.0 s").startsWith("06:00:07");
    page.press("-");
    assertThat(page.evaluate(RANGE)).isEqualTo(all);
    page.press("+");
    page.press("0");
    assertThat(page.evaluate(RANGE)).isEqualTo(all);
    page.press("+");
    page.press("Escape");
    assertThat(page.evaluate(RANGE)).isEqualTo(all);
    page.press("ArrowRight");
    page.await("document.getElementById('status').textContent.includes('p99')");
  }

  @Test
  void keyboard_reachesEveryControl_inTheOrderOfThePage() throws Exception {
    open(SampleReports.service());
    List<String> reached = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      page.press("Tab");
      String focus = page.evaluate(FOCUS);
      if (focus.startsWith("BODY")) {
        break;
      }
      reached.add(focus);
    }

    assertThat(reached)
        .startsWith(
            "A Skip to the report",
            "BUTTON earlier",
            "BUTTON later",
            "BUTTON closer",
            "BUTTON wider",
            "BUTTON reset",
            "BUTTON theme")
        .contains("DIV Workers of service", "SUMMARY Configuration");
    assertThat(reached.stream().filter(each -> each.matches("DIV scheduler0-\\d+")))
        .as("charts")
        .hasSize(Integer.parseInt(page.evaluate("document.querySelectorAll('.plot').length")));
    assertThat(reached.stream().filter(each -> each.startsWith("SUMMARY")))
        .as("what can be opened")
        .hasSize(Integer.parseInt(page.evaluate("document.querySelectorAll('summary').length")));
  }

  @Test
  void buttons_workByKeys() throws Exception {
    open(SampleReports.service());
    page.evaluate("document.querySelector('[data-do=closer]').focus()");
    page.press("Enter");
    assertThat(page.evaluate(RANGE)).contains("10.0 s of 20.0 s");
    page.evaluate("document.querySelector('[data-do=reset]').focus()");
    page.press("Enter");
    assertThat(page.evaluate(RANGE)).doesNotContain(" of ");
  }

  @Test
  void theme_followsTheSystem_untilTheButtonSaysOtherwise() throws Exception {
    String background = "getComputedStyle(document.body).backgroundColor";
    page.media("", "prefers-color-scheme", "dark");
    open(SampleReports.service());
    String dark = page.evaluate(background);
    String pictures = page.evaluate(PICTURES);
    page.click("[data-do=theme]");
    assertThat(page.evaluate(background)).isNotEqualTo(dark);
    assertThat(page.evaluate(PICTURES)).isNotEqualTo(pictures);
    assertThat(page.evaluate("document.querySelector('[data-do=theme]').textContent"))
        .isEqualTo("Dark");
    page.media("", "prefers-color-scheme", "light");
    page.click("[data-do=theme]");
    assertThat(page.evaluate(background)).isEqualTo(dark);
  }

  @Test
  void page_isReadable_withoutScripts() throws Exception {
    page.withoutScripts();
    open(SampleReports.service());

    assertThat(page.evaluate("document.body.innerText"))
        .contains(
            "Charts need JavaScript", "1,100,000", "service-worker-1", "37.5 %", "Configuration")
        .doesNotContain("Dark");
    assertThat(page.evaluate("document.querySelectorAll('canvas').length")).isEqualTo("0");
    page.click("figure summary");
    assertThat(page.evaluate("document.querySelector('figure details').innerText"))
        .contains("Greatest", "worker 1");
    assertThat(page.evaluate("document.querySelector('.plot').offsetHeight")).isEqualTo("0");
  }

  @Test
  void paper_isWhite_hasNamesOfLines_andLeavesTheScreenAsItWas() throws Exception {
    page.media("", "prefers-color-scheme", "dark");
    open(SampleReports.service());
    String pictures = page.evaluate(PICTURES);

    assertThat(new String(page.print(), StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
    assertThat(page.evaluate(PICTURES)).isEqualTo(pictures);
    assertThat(page.evaluate("document.querySelectorAll('.card[open]').length")).isEqualTo("0");
    page.evaluate("dispatchEvent(new Event('beforeprint'))");
    page.media("print", "prefers-color-scheme", "dark");
    assertThat(page.evaluate("getComputedStyle(document.documentElement).colorScheme"))
        .isEqualTo("light");
    assertThat(page.evaluate("document.getElementById('toolbar').offsetHeight")).isEqualTo("0");
    assertThat(page.evaluate("document.querySelector('.settings').offsetHeight")).isNotEqualTo("0");
    assertThat(page.evaluate("document.querySelector('.ends span').offsetHeight"))
        .isNotEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 360, 768, 1280})
  void page_hasNothingToScrollSideways(int width) throws Exception {
    page.size(width, 800);
    for (Report report :
        List.of(
            SampleReports.service(),
            SampleReports.threeJvms(),
            SampleReports.manyWorkers(64, 20),
            SampleReports.schedulers(HostileText.ALL),
            SampleReports.everywhere("W".repeat(10_000)),
            SampleReports.absurdNumbers())) {
      page.requests().clear();
      open(report);
      assertThat(
              page.evaluate(
                  "document.documentElement.scrollWidth + ' ' + [...document.querySelectorAll('body *')]"
                      + ".filter(e => !e.closest('.scroll') && e.getBoundingClientRect().right > "
                      + width
                      + ").map(e => e.outerHTML.slice(0, 100)).join('\\n')"))
          .isEqualTo(width + " ");
    }
  }

  @Test
  void nothingMoves_ifTheSystemAsksForLessMotion() throws Exception {
    page.media("", "prefers-reduced-motion", "reduce");
    open(SampleReports.service());
    page.press("Tab");

    assertThat(
            page.evaluate(
                "[...document.querySelectorAll('*')].map(e => getComputedStyle(e)).filter(s =>"
                    + " parseFloat(s.transitionDuration) > 0.01 || s.animationName !== 'none' ||"
                    + " s.scrollBehavior !== 'auto').length"))
        .isEqualTo("0");
    assertThat(page.evaluate("document.getAnimations().length")).isEqualTo("0");
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
