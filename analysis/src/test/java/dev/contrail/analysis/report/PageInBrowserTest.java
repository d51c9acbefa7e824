package dev.contrail.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser; skipped where there is none. */
class PageInBrowserTest {
  private static String browser = "";

  @TempDir Path folder;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void findBrowser() throws Exception {
    browser =
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .flatMap(
                path ->
                    Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(path, name)))
            .filter(Files::isExecutable)
            .map(Path::toString)
            .findFirst()
            .orElse("");
    assumeTrue(!browser.isEmpty(), "no chromium and no google-chrome on the PATH");
    Process process =
        new ProcessBuilder(
                browser,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--dump-dom",
                "about:blank")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    boolean isEnded = process.waitFor(60, TimeUnit.SECONDS);
    process.destroyForcibly();
    assumeTrue(isEnded && process.exitValue() == 0, () -> browser + " does not start here");
  }

  /** What the page became in the browser, which had nothing to complain about. */
  private String open(Report report) throws Exception {
    byte[] page = GoldenFile.print(new HtmlWriter(), report).getBytes(StandardCharsets.UTF_8);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.add(exchange.getRequestURI().toString());
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
    try {
      return dumped("http://127.0.0.1:" + server.getAddress().getPort() + "/report.html");
    } finally {
      server.stop(0);
    }
  }

  private String dumped(String address) throws Exception {
    Path log = folder.resolve("log");
    Path dom = folder.resolve("dom");
    Process process =
        new ProcessBuilder(
                browser,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + folder.resolve("profile"),
                "--enable-logging=stderr",
                "--virtual-time-budget=5000",
                "--dump-dom",
                address)
            .redirectError(log.toFile())
            .redirectOutput(dom.toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    assertThat(Files.readString(log).lines().filter(line -> line.contains("CONSOLE")))
        .as("what the page wrote to the console, violations of its policy included")
        .isEmpty();
    return Files.readString(dom);
  }

  private static long count(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().count();
  }

  private void assertDrawn(String dom) {
    assertThat(count("<canvas", dom)).isPositive().isEqualTo(count("<figure", dom));
    assertThat(dom).as("what the end of the script fills in").contains(" UTC · ");
    assertThat(requests).containsExactly("/report.html");
  }

  @Test
  void page_drawsEveryChart_andRequestsNothing() throws Exception {
    assertDrawn(open(SampleReports.service()));
  }

  @Test
  void page_drawsARowAWorker_ifTheyAreMany() throws Exception {
    assertDrawn(open(SampleReports.manyWorkers(64, 100)));
  }

  @Test
  void page_keepsHostileTextText() throws Exception {
    String dom = open(SampleReports.hostile());

    assertDrawn(dom);
    assertThat(dom).doesNotContain("<img");
  }
}
