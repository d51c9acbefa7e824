package dev.contrail.analysis.recording;

import dev.contrail.analysis.dump.DumpRoom;
import dev.contrail.analysis.dump.Dumps;
import dev.contrail.analysis.dump.DumpsBuilder;
import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.model.TimeSpan;
import dev.contrail.analysis.recording.ChunkOrder.Place;
import dev.contrail.analysis.recording.chunk.ChunkHeader;
import dev.contrail.analysis.recording.chunk.LastMetadata;
import dev.contrail.analysis.recording.extract.ExtractParser;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Reads a recording into a model, one chunk at a time. It may be in several files. */
public final class RecordingReader {

  /**
   * JMC warns of each field that later JDKs added, such as {@code virtual} of threads. Held here
   * because loggers are collected otherwise, and forget their level.
   */
  private static final Logger JMC_LOGGER = Logger.getLogger("org.openjdk.jmc");

  private static final int MAX_REASONS = 2;

  /** Some file systems and archives keep the time of a wall clock, in no zone. */
  private static final Duration ZONES_DIFFER = Duration.ofDays(2);

  private final RecordingFiles files;
  private final ReadOptions options;
  private final RecordingModel.Builder model;
  private final ExtractParser parser = new ExtractParser();
  private final JvmLedgers ledgers = new JvmLedgers();
  private final LastMetadata metadata = new LastMetadata();
  private final FileJvms jvms;
  private final Purpose purpose;

  private RecordingReader(RecordingFiles files, ReadOptions options, Purpose purpose) {
    this.files = files;
    this.options = options;
    this.purpose = purpose;
    this.model = purpose.model();
    this.jvms = new FileJvms(files, parser, metadata);
  }

  /** Reads the one file {@code path}. */
  public static RecordingModel read(Path path) throws UnreadableRecordingException {
    return read(List.of(path), ReadOptions.ALL);
  }

  /**
   * Reads the files at {@code paths} as one recording. Parts that are cut or damaged are left out
   * and named in the model.
   *
   * @throws UnreadableRecordingException if a file is not there, or nothing can be read of any
   */
  public static RecordingModel read(List<Path> paths, ReadOptions options)
      throws UnreadableRecordingException {
    return read(paths, options, false);
  }

  static RecordingModel read(List<Path> paths, ReadOptions options, boolean isAllParsed)
      throws UnreadableRecordingException {
    JMC_LOGGER.setLevel(Level.SEVERE);
    RecordingFiles files = RecordingFiles.find(paths);
    Purpose purpose = Purpose.metrics(builder(files, options), isAllParsed);
    return new RecordingReader(files, options, purpose).read();
  }

  /**
   * Reads the dumps in the files at {@code paths}; the tasks of those {@code wanted} alone, by the
   * ids of the dumps.
   *
   * @throws UnreadableRecordingException if a file is not there, or nothing can be read of any
   */
  public static Dumps readDumps(List<Path> paths, ReadOptions options, LongPredicate wanted)
      throws UnreadableRecordingException {
    JMC_LOGGER.setLevel(Level.SEVERE);
    RecordingFiles files = RecordingFiles.find(paths);
    DumpsBuilder dumps = new DumpsBuilder(DumpRoom.ofThisJvm()).wanting(wanted);
    Purpose purpose = Purpose.dumps(builder(files, options), dumps);
    RecordingModel told = new RecordingReader(files, options, purpose).read();
    return dumps.build(told.files(), told.leftOut(), told.remarks());
  }

  private static RecordingModel.Builder builder(RecordingFiles files, ReadOptions options) {
    return RecordingModel.builder(files.names(), files.sizeBytes()).window(options.window());
  }

  /** When the recording in these files starts and ends, by the headers of its chunks. */
  public static TimeSpan span(List<Path> paths) throws UnreadableRecordingException {
    long start = Long.MAX_VALUE;
    long end = Long.MIN_VALUE;
    for (List<Place> places : RecordingFiles.find(paths).order().chunks()) {
      ChunkHeader header = places.get(0).span().header();
      TimeSpan chunk = TimeSpan.of(header.startTime(), header.endTime());
      start = Math.min(start, chunk.startNanos());
      end = Math.max(end, chunk.endNanos());
    }
    return new TimeSpan(start, end);
  }

  private RecordingModel read() throws UnreadableRecordingException {
    List<LeftOut> leftOut = new ArrayList<>();
    for (int i = 0; i < files.names().size(); i++) {
      leftOut.add(new LeftOut(model, files.names().size() == 1 ? "" : files.names().get(i) + ": "));
    }
    files.say(leftOut);
    long done = 0;
    List<Place> copies = new ArrayList<>();
    for (List<Place> places : files.order().chunks()) {
      copies.addAll(read(places, leftOut));
      done += places.get(0).span().size();
      options.progress().accept(done);
    }
    files.sayCopies(copies, leftOut);
    ledgers.finish(model);
    RecordingModel built = model.build();
    if (built.chunks() == 0) {
      throw files.unreadable(
          0, "the file has no chunk that can be read. " + firstOf(built.leftOut()));
    }
    return built;
  }

  /** As much as can be said in one line. */
  private static String firstOf(List<String> sentences) {
    return String.join(" ", sentences.subList(0, Math.min(sentences.size(), MAX_REASONS)));
  }

  /** Reads a chunk at the first of these places where that is possible; returns the others. */
  private List<Place> read(List<Place> places, List<LeftOut> leftOut)
      throws UnreadableRecordingException {
    for (int i = 0; i < places.size(); i++) {
      if (isRead(places.get(i), leftOut.get(places.get(i).file()))) {
        return places.subList(i + 1, places.size());
      }
    }
    return List.of();
  }

  /**
   * Says that the chunk ends long after its file does, which a damaged clock in it would explain.
   */
  private void remarkOnTimes(Place place, LeftOut leftOut) throws IOException {
    Instant end = place.span().header().endTime();
    Instant written = files.written(place.file());
    if (end.isAfter(written.plus(ZONES_DIFFER)) && written.isAfter(Instant.EPOCH)) {
      leftOut.remarkOf(
          place.span(),
          "ends at %s by its header, long after the file was written, which was at %s: the times of"
              + " all that is in it may be wrong.",
          end.truncatedTo(ChronoUnit.SECONDS),
          written.truncatedTo(ChronoUnit.SECONDS));
    }
  }

  /** Reads the chunk, or says why not; if something of it may be in the model, it is read. */
  private boolean isRead(Place place, LeftOut leftOut) throws UnreadableRecordingException {
    try (FileChannel file = files.open(place.file())) {
      remarkOnTimes(place, leftOut);
      return new ChunkReader(file, place.span(), purpose, parser, metadata, leftOut)
          .read(place.file(), jvms, ledgers);
    } catch (IOException e) {
      leftOut.sayOf(place.span(), "was read in part at most: %s.", String.valueOf(e.getMessage()));
    } catch (OutOfMemoryError e) {
      leftOut.sayOf(place.span(), "needs more memory than there is; give it more, with java -Xmx.");
    }
    return true;
  }
}
