package dev.contrail.analysis.recording;

import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.model.TimeSpan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openjdk.jmc.flightrecorder.CouldNotLoadRecordingException;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;

/** Reads a recording into a model, one chunk at a time. */
public final class RecordingReader {

  /**
   * JMC warns of each field that later JDKs added, such as {@code virtual} of threads. Held here
   * because loggers are collected otherwise, and forget their level.
   */
  private static final Logger JMC_LOGGER = Logger.getLogger("org.openjdk.jmc");

  private final RecordingModel.Builder model;
  private final EventSinks sinks;

  private RecordingReader(RecordingModel.Builder model) {
    this.model = model;
    this.sinks = new EventSinks(model);
  }

  /**
   * Reads {@code path}. Parts that are cut or damaged are left out and named in the model.
   *
   * @throws UnreadableRecordingException if nothing of it can be read
   * @throws IOException if the file cannot be opened or read at all
   */
  public static RecordingModel read(Path path) throws IOException, UnreadableRecordingException {
    return read(path, TimeSpan.ALWAYS);
  }

  /** When the recording in {@code path} starts and ends, by the headers of its chunks. */
  public static TimeSpan span(Path path) throws IOException, UnreadableRecordingException {
    try (FileChannel file = FileChannel.open(path)) {
      TimeSpan span = null;
      for (ChunkHeader header : Preflight.of(file).chunks()) {
        TimeSpan chunk = TimeSpan.of(header.startTime(), header.endTime());
        span =
            span == null
                ? chunk
                : new TimeSpan(
                    Math.min(span.startNanos(), chunk.startNanos()),
                    Math.max(span.endNanos(), chunk.endNanos()));
      }
      return span == null ? TimeSpan.ALWAYS : span;
    }
  }

  /** The same, with the samples of {@code window} alone. */
  public static RecordingModel read(Path path, TimeSpan window)
      throws IOException, UnreadableRecordingException {
    JMC_LOGGER.setLevel(Level.SEVERE);
    try (FileChannel file = FileChannel.open(path)) {
      Preflight preflight = Preflight.of(file);
      Path name = path.getFileName();
      RecordingReader reader =
          new RecordingReader(
              RecordingModel.builder(name == null ? path.toString() : name.toString(), file.size())
                  .window(window));
      return reader.read(file, preflight);
    }
  }

  private RecordingModel read(FileChannel file, Preflight preflight)
      throws UnreadableRecordingException {
    int parsed = 0;
    for (ChunkHeader header : preflight.chunks()) {
      if (parse(file, header)) {
        parsed++;
      }
    }
    if (parsed == 0) {
      throw new UnreadableRecordingException(
          "none of its chunks can be parsed; it is damaged, or needs more memory (java -Xmx)");
    }
    preflight.leftOut().forEach(model::leftOut);
    sinks.finish();
    return model.build();
  }

  /**
   * Whether the whole chunk made sense; of one that did not, the events before the damage count.
   */
  private boolean parse(FileChannel file, ChunkHeader header) {
    try (InputStream chunk = new ChunkStream(file, header)) {
      long damage = EventSizes.findDamage(file, header);
      if (damage >= 0) {
        leaveOut(
            header, String.format(Locale.ROOT, "is damaged at byte %,d and was not read", damage));
        return false;
      }
      JfrLoaderToolkit.loadEvents(chunk, List.of(sinks));
      model.chunk(header.startTime(), header.endTime());
      return true;
    } catch (CouldNotLoadRecordingException
        | IOException
        | RuntimeException
        | StackOverflowError e) {
      leaveOut(header, "is damaged and was read in part at most");
      return false;
    } catch (OutOfMemoryError e) {
      leaveOut(header, "needs more memory than there is; give it more, with java -Xmx");
      return false;
    }
  }

  private void leaveOut(ChunkHeader header, String why) {
    model.leftOut(String.format(Locale.ROOT, "The chunk at byte %,d %s.", header.position(), why));
  }
}
