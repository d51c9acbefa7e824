package dev.contrail.analysis.report;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium. */
final class Browser {
  private static final String READY = "DevTools listening on ";

  private final Process process;
  private final DevTools devTools;

  private Browser(Process process, DevTools devTools) {
    this.process = process;
    this.devTools = devTools;
  }

  /** Returns the browser of this machine; empty if there is none, or none that starts. */
  static Optional<Browser> start(Path profile) throws Exception {
    Optional<String> program =
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .flatMap(
                path ->
                    Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(path, name)))
            .filter(Files::isExecutable)
            .map(Path::toString)
            .findFirst();
    if (program.isEmpty()) {
      return Optional.empty();
    }
    Process process =
        new ProcessBuilder(
                program.get(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--user-data-dir=" + profile,
                "--remote-debugging-port=0",
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    String address = address(process).completeOnTimeout("", 60, TimeUnit.SECONDS).join();
    if (address.isEmpty()) {
      process.destroyForcibly();
      return Optional.empty();
    }
    return Optional.of(new Browser(process, new DevTools(address)));
  }

  /**
   * Returns the address of its DevTools, which it prints on standard error; empty if it exits
   * instead.
   */
  private static CompletableFuture<String> address(Process process) {
    CompletableFuture<String> address = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader lines =
                  new BufferedReader(
                      new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  if (line.startsWith(READY)) {
                    address.complete(line.substring(READY.length()).strip());
                  }
                }
              } catch (IOException e) {
                address.completeExceptionally(e);
              }
              address.complete("");
            },
            "chromium-stderr");
    reader.setDaemon(true);
    reader.start();
    return address;
  }

  /** Opens a new blank page. */
  BrowserPage page() throws Exception {
    String target =
        devTools
            .send("", "Target.createTarget", Map.of("url", "about:blank"))
            .get("targetId")
            .asString();
    String session =
        devTools
            .send("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .get("sessionId")
            .asString();
    return new BrowserPage(devTools, session, target);
  }

  void stop() throws Exception {
    devTools.send("", "Browser.close", Map.of()); // so that it removes its profile
    devTools.close();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
