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
 * Has an extract parsed by JMC, on a thread that can be given up on. What JMC gets has been walked
 * through before, so nothing of this should be needed; but it is code of others on data of
 * strangers.
 */
public final class JmcParser {

  /** An extract is parsed in some milliseconds; a machine that swaps may take much longer. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /** JMC's loader, or what a test puts in its place. */
  interface Loader {
    void load(InputStream chunk, List<IParserExtension> extensions)
        throws IOException, CouldNotLoadRecordingException;
  }

  private final Loader loader;
  private final Duration patience;

  /** Set once a parser did not end: it may run for as long as this JVM, and one is enough. */
  private boolean isGivenUp;

  public JmcParser() {
    this(JfrLoaderToolkit::loadEvents, PATIENCE);
  }

  /** Gives up once no event came for as long as {@code patience}. */
  public JmcParser(Loader loader, Duration patience) {
    this.loader = loader;
    this.patience = patience;
  }

  /** Returns once {@code sinks} have had every event of {@code chunk}. */
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
            "needs more memory than there is; give it more, with java -Xmx", thrown);
      }
    }
    return new ParseException(
        "was refused by JMC's parser (" + thrown.getClass().getName() + ")", thrown);
  }
}
