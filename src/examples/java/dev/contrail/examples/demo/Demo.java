package dev.contrail.examples.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Runs the demo: shop, recording, load, dump, report.
 *
 * <ol>
 *   <li>The shop starts in a JVM of its own.
 *   <li>{@code jcmd JFR.start} begins to record it.
 *   <li>The load generator, in a third JVM, keeps the shop busy for a while.
 *   <li>After the last answer, and again a moment later, {@code jcmd JFR.dump} writes the
 *       recording, with a dump of all tasks: one task of the shop is stuck.
 *   <li>The shop stops.
 *   <li>The analysis reports the recording as text here, and as a page and as JSON in files. It
 *       names the stuck task and its place.
 * </ol>
 */
public final class Demo {
  private static final int LOAD_SECONDS = 12;
  private static final int MAX_REQUESTS = 50_000;

  /**
   * Longer than the period of the metrics, so that the recording ends with the shop's last values.
   */
  private static final int QUIET_MILLIS = 1_500;

  /** Limits the whole demo: several times its usual duration. */
  private static final int LIMIT_SECONDS = 120;

  private final Path settings;
  private final Path analysis;
  private final Path recording;
  private final Path page;
  private final Path json;
  private final Path dumpPage;

  private Demo(Path settings, Path analysis, Path directory) {
    this.settings = settings;
    this.analysis = analysis;
    this.recording = directory.resolve("demo.jfr");
    this.page = directory.resolve("demo.html");
    this.json = directory.resolve("demo.json");
    this.dumpPage = directory.resolve("demo-dump.html");
  }

  /**
   * Runs the demo. The arguments are the settings file, the analysis jar, and the output directory.
   */
  public static void main(String[] args) {
    CompletableFuture<Object> end = new CompletableFuture<>();
    end.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
        .whenComplete(
            (done, late) -> {
              if (late != null) {
                fail("it took longer than " + LIMIT_SECONDS + " s");
              }
            });
    Path[] paths =
        Arrays.stream(args).map(a -> Path.of(a).toAbsolutePath().normalize()).toArray(Path[]::new);
    if (paths.length != 3) {
      fail("expected three arguments: settings, analysis jar, output directory");
    }
    try (Children children = new Children()) {
      Files.createDirectories(paths[2]);
      new Demo(paths[0], paths[1], paths[2]).run(children, new Jdk(classPath()));
    } catch (DemoFailure | IOException e) {
      fail(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      fail("interrupted");
    }
    end.complete("in time");
  }

  private static void fail(String why) {
    System.err.println("demo: " + why.strip().replaceAll("\\s*\\R\\s*", " "));
    System.exit(1);
  }

  // Under Maven, the examples are loaded by a class loader of their own.
  private static String classPath() {
    if (Demo.class.getClassLoader() instanceof URLClassLoader loader) {
      return Arrays.stream(loader.getURLs())
          .map(url -> Path.of(URI.create(url.toString())).toString())
          .collect(Collectors.joining(System.getProperty("path.separator")));
    }
    return System.getProperty("java.class.path");
  }

  private void run(Children children, Jdk jdk)
      throws DemoFailure, IOException, InterruptedException {
    for (Path needed : List.of(settings, analysis)) {
      if (!Files.isRegularFile(needed)) {
        throw new DemoFailure("file not found: " + needed);
      }
    }
    Files.deleteIfExists(recording);

    ShopProcess shop = ShopProcess.start(children, jdk);
    Console.say("shop", "process " + shop.pid() + " listens on port " + shop.port());
    FlightRecorder recorder = new FlightRecorder(jdk, children, shop.pid());
    recorder.start(settings);

    load(children, jdk, shop);
    recorder.dump(recording);
    Thread.sleep(QUIET_MILLIS);
    recorder.dump(recording); // two dumps of all tasks show which tasks have not moved
    Console.say("shop", shop.stop());

    System.out.println();
    report(children, jdk);
    System.out.println();
    Console.say("dump", "contrail dump " + recording.getFileName() + " --stuck");
    System.out.println();
    dump(children, jdk);
    System.out.println();
    Console.say("recording", recording.toString());
    Console.say("page", page.toString());
    Console.say("json", json.toString());
    Console.say("dump", dumpPage.toString());
  }

  private static void load(Children children, Jdk jdk, ShopProcess shop)
      throws DemoFailure, InterruptedException {
    Console.say("load", LOAD_SECONDS + " s from another process");
    try {
      jdk.java(LoadGenerator.class, shop.port(), LOAD_SECONDS, MAX_REQUESTS).show(children);
    } catch (DemoFailure e) {
      throw shop.isAlive() ? e : new DemoFailure("the shop died under the load");
    }
  }

  private void report(Children children, Jdk jdk) throws DemoFailure, InterruptedException {
    String file = recording.toString();
    jdk.jar(analysis, "report", file).show(children);
    jdk.jar(analysis, "report", file, "-o", page.toString()).run(children);
    jdk.jar(analysis, "report", file, "-o", json.toString()).run(children);
  }

  private void dump(Children children, Jdk jdk) throws DemoFailure, InterruptedException {
    String file = recording.toString();
    jdk.jar(analysis, "dump", file, "--stuck").show(children);
    jdk.jar(analysis, "dump", file, "-o", dumpPage.toString()).run(children);
  }
}
