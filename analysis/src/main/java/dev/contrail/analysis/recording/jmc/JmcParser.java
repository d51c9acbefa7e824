package dev.contrail.analysis.recording.jmc;

import dev.contrail.analysis.recording.extract.ParseException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.openjdk.jmc.flightrecorder.CouldNotLoadRecordingException;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;
import org.openjdk.jmc.flightrecorder.parser.IParserExtension;

/**
 * Has an extract parsed by JMC, on a thread of its own that is abandoned if it does not end. All
 * bytes of an extract have been checked, so that should not happen; but it is third-party code on
 * untrusted data.
 */
public final class JmcParser {

  /** The time without an event after which a parse is abandoned. It usually takes milliseconds. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /** JMC's loader, or a test's replacement. */
  interface Loader {
    void load(InputStream chunk, List<IParserExtension> extensions)
        throws IOException, CouldNotLoadRecordingException;
  }

  private final Loader loader;
  private final Duration patience;

  /** Set once a parse was abandoned. Its thread may never end, so no further one is started. */
  private boolean isGivenUp;

  public JmcParser() {
    this(JfrLoaderToolkit::loadEvents, PATIENCE);
  }

  /** Creates a parser that abandons a parse once no event came for {@code patience}. */
  public JmcParser(Loader loader, Duration patience) {
    this.loader = loader;
    this.patience = patience;
  }

  /** Parses {@code chunk}, and returns once {@code sinks} have taken all its events. */
  public void parse(InputStream chunk, EventSinks sinks) throws ParseException {
    if (isGivenUp) {
      throw new ParseException("was not given to JMC's parser, which is busy with an earlier one");
    }
    WatchedSinks watched = new WatchedSinks(sinks);
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              loader.load(chunk, List.of(watched));
              return null;
            });
    Thread thread = new Thread(task, "contrail-parser");
    thread.setDaemon(true);
    thread.start();
    try {
      await(task, watched);
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      isGivenUp = true;
      throw new ParseException(
          "kept the parser busy for " + patience.toSeconds() + " s without an event", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ParseException("was not read to its end: the reading was interrupted", e);
    } finally {
      watched.abandon();
      task.cancel(true);
    }
  }

  private void await(FutureTask<Void> task, WatchedSinks watched)
      throws ExecutionException, TimeoutException, InterruptedException {
    for (long seen = -1; ; ) {
      try {
        task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException e) {
        if (watched.events() == seen) {
          throw e;
        }
        seen = watched.events();
      }
    }
  }

  private static ParseException failure(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return new ParseException(
            "needs more memory than there is (set a larger heap with java -Xmx)", thrown);
      }
    }
    return new ParseException(
        "was refused by JMC's parser (" + thrown.getClass().getName() + ")", thrown);
  }
}
