package dev.contrail.analysis.recording;

import dev.contrail.analysis.dump.DumpRoom;
import dev.contrail.analysis.dump.Dumps;
import dev.contrail.analysis.dump.DumpsBuilder;
import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.model.TimeSpan;
import dev.contrail.analysis.recording.ChunkOrder.Place;
import dev.contrail.analysis.recording.chunk.ChunkHeader;
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

/** Reads a recording, which may be in several files, into a model, one chunk at a time. */
public final class RecordingReader {

  /**
   * The logger by which JMC warns of each field that later JDKs added, such as {@code virtual} of
   * threads. The reference keeps it from being collected, with which it would lose its level.
   */
  private static final Logger JMC_LOGGER = Logger.getLogger("org.openjdk.jmc");

  /** Sentences that fit into the one line of an error. */
  private static final int MAX_REASONS = 2;

  /**
   * The longest time by which a chunk may end after its file was written, before that is remarked.
   * Some file systems and archives keep local times without a zone.
   */
  private static final Duration ZONES_DIFFER = Duration.ofDays(2);

  private final RecordingFiles files;
  private final ReadOptions options;
  private final RecordingModel.Builder model;
  private final JvmLedgers ledgers = new JvmLedgers();
  private final ChunkReader chunkReader;

  private RecordingReader(RecordingFiles files, ReadOptions options, Purpose purpose) {
    this.files = files;
    this.options = options;
    this.model = purpose.model();
    ChunkOpener opener = new ChunkOpener();
    this.chunkReader = new ChunkReader(opener, purpose, new FileJvms(files, opener), ledgers);
  }

  /** Reads the one file {@code path}. */
  public static RecordingModel read(Path path) throws UnreadableRecordingException {
    return read(List.of(path), ReadOptions.ALL);
  }

  /**
   * Reads the files at {@code paths} as one recording. Parts that are cut or damaged are left out
   * and named in the model.
   *
   * @throws UnreadableRecordingException if a file does not exist, or no file has a chunk that can
   *     be read
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
   * Reads the dumps in the files at {@code paths}.
   *
   * @param wanted tells by the id of a dump whether its tasks are read
   * @throws UnreadableRecordingException if a file does not exist, or no file has a chunk that can
   *     be read
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

  /** Returns the start and end of the recording in these files, by the headers of its chunks. */
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

  /** Returns the first sentences, as many as fit into one line. */
  private static String firstOf(List<String> sentences) {
    return String.join(" ", sentences.subList(0, Math.min(sentences.size(), MAX_REASONS)));
  }

  /** Reads a chunk at the first place where that is possible, and returns the places after it. */
  private List<Place> read(List<Place> places, List<LeftOut> leftOut)
      throws UnreadableRecordingException {
    for (int i = 0; i < places.size(); i++) {
      if (tryRead(places.get(i), leftOut.get(places.get(i).file()))) {
        return places.subList(i + 1, places.size());
      }
    }
    return List.of();
  }

  /** Remarks that a chunk ends long after its file was written, which suggests a damaged clock. */
  private void remarkOnTimes(Place place, LeftOut leftOut) throws IOException {
    Instant end = place.span().header().endTime();
    Instant written = files.written(place.file());
    if (end.isAfter(written.plus(ZONES_DIFFER)) && written.isAfter(Instant.EPOCH)) {
      leftOut.remarkOf(
          place.span(),
          "ends at %s by its header, long after the file was written at %s. All times in it may be"
              + " wrong.",
          end.truncatedTo(ChronoUnit.SECONDS),
          written.truncatedTo(ChronoUnit.SECONDS));
    }
  }

  /**
   * Reads the chunk, or says why it was not read. Returns false if nothing of it is in the model,
   * so that a copy of it can be read instead.
   */
  private boolean tryRead(Place place, LeftOut leftOut) throws UnreadableRecordingException {
    try (FileChannel file = files.open(place.file())) {
      remarkOnTimes(place, leftOut);
      return chunkReader.read(file, place, leftOut);
    } catch (IOException e) {
      leftOut.sayOf(place.span(), "was read in part at most: %s.", String.valueOf(e.getMessage()));
    } catch (OutOfMemoryError e) {
      leftOut.sayOf(
          place.span(), "needs more memory than there is. Set a larger heap with java -Xmx.");
    }
    return true;
  }
}
