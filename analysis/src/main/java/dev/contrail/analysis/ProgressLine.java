package dev.contrail.analysis;

import dev.contrail.analysis.report.VisibleText;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How far the reading of a recording is: one line on a terminal, written over as it goes on, and
 * gone when it ends. Plain text and carriage returns, no colours. What is read soon has none.
 */
final class ProgressLine implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration PERIOD = Duration.ofMillis(250);
  private static final int MAX_NAME = 40;
  private static final double MEGABYTE = 1e6;

  private final PrintWriter terminal;
  private final String name;
  private final LongSupplier nanoTime;
  private final long startNanos;
  private long done;
  private long total;
  private int width;
  private boolean isClosed;

  /** A line for {@code bytes} of {@code name}, with a clock to measure by. */
  ProgressLine(PrintWriter terminal, String name, long bytes, LongSupplier nanoTime) {
    this.terminal = terminal;
    this.name = VisibleText.of(name, MAX_NAME);
    this.total = bytes;
    this.nanoTime = nanoTime;
    this.startNanos = nanoTime.getAsLong();
  }

  /** Has a thread draw it, until it is closed. */
  void start() {
    Thread thread = new Thread(this::drawAgainAndAgain, "contrail-progress");
    thread.setDaemon(true);
    thread.start();
  }

  /** So many bytes of so many are read; called by the reader, on any thread. */
  synchronized void read(long bytesDone, long bytesTotal) {
    done = bytesDone;
    total = bytesTotal;
  }

  synchronized void draw() {
    long elapsed = nanoTime.getAsLong() - startNanos;
    if (isClosed || elapsed < SOON.toNanos()) {
      return;
    }
    String text = text(elapsed / SOON.toNanos());
    terminal.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
    terminal.flush();
    width = text.length();
  }

  @Override
  public synchronized void close() {
    if (width > 0) {
      terminal.print("\r" + " ".repeat(width) + "\r");
      terminal.flush();
      width = 0;
    }
    isClosed = true;
    notifyAll();
  }

  /** The size alone as long as nobody has told how much of it is done. */
  private String text(long seconds) {
    String size = String.format(Locale.ROOT, "%,.0f MB", total / MEGABYTE);
    String part =
        done == 0 || total == 0
            ? size
            : String.format(Locale.ROOT, "%d %% of %s", (long) (100.0 * done / total), size);
    return "Reading " + name + ": " + part + ", " + seconds + " s";
  }

  private synchronized void drawAgainAndAgain() {
    try {
      while (!isClosed) {
        wait(PERIOD.toMillis());
        draw();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does, and the line is not worth more
    }
  }
}
