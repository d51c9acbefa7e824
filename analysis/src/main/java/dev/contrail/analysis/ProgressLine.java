package dev.contrail.analysis;

import dev.contrail.analysis.report.VisibleText;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * A line on a terminal that shows how much of a recording has been read. It is drawn over itself,
 * and erased at the end. It consists of plain text and carriage returns, without colours. A
 * recording that is read within a second gets no line.
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

  /** Creates a line for {@code bytes} of the file {@code name}; {@code nanoTime} is the clock. */
  ProgressLine(PrintWriter terminal, String name, long bytes, LongSupplier nanoTime) {
    this.terminal = terminal;
    this.name = VisibleText.of(name, MAX_NAME);
    this.total = bytes;
    this.nanoTime = nanoTime;
    this.startNanos = nanoTime.getAsLong();
  }

  /** Starts a thread that draws the line until it is closed. */
  void start() {
    Thread thread = new Thread(this::drawUntilClosed, "contrail-progress");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Sets the numbers of bytes that are read and that there are. Called by the reader, on any
   * thread.
   */
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

  /** Returns the text of the line. It has only the size until the reader reports progress. */
  private String text(long seconds) {
    String size = String.format(Locale.ROOT, "%,.0f MB", total / MEGABYTE);
    String part =
        done == 0 || total == 0
            ? size
            : String.format(Locale.ROOT, "%d %% of %s", (long) (100.0 * done / total), size);
    return "Reading " + name + ": " + part + ", " + seconds + " s";
  }

  private synchronized void drawUntilClosed() {
    try {
      while (!isClosed) {
        wait(PERIOD.toMillis());
        draw();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // never happens, and would only stop the line
    }
  }
}
