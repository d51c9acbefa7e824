package dev.contrail.analysis.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.model.SchedulerMetric;
import dev.contrail.analysis.recording.chunk.ChunkHeader;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DamagedRecordingTest {
  @TempDir static Path folder;

  /** Two chunks; the scheduler has 1 task in the first and 2 in the second. */
  private static byte[] recording;

  private static int firstChunk;

  @BeforeAll
  static void record() throws Exception {
    try (EmittedEvents events = new EmittedEvents()) {
      events.aliveTasks("a", 1);
      Path first = events.dump(folder.resolve("first.jfr"));
      events.aliveTasks("a", 2);
      Path both = events.dump(folder.resolve("both.jfr"));
      recording = Files.readAllBytes(both);
      firstChunk = (int) chunkSize(recording, 0);
      assertThat(RecordingReader.read(first).chunks()).isEqualTo(1);
      assertThat(firstChunk + chunkSize(recording, firstChunk)).isEqualTo(recording.length);
    }
  }

  private static long chunkSize(byte[] bytes, int at) {
    return ByteBuffer.wrap(bytes).getLong(at + 8);
  }

  private static Path file(byte[] bytes) throws Exception {
    return Files.write(Files.createTempFile(folder, "damaged", ".jfr"), bytes);
  }

  private static byte[] join(byte[]... parts) throws Exception {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.write(part);
    }
    return joined.toByteArray();
  }

  private static double aliveTasks(RecordingModel model) {
    return model.schedulers().get(0).metrics().last(SchedulerMetric.NUM_ALIVE_TASKS).orElseThrow();
  }

  @Test
  void read_leavesNothingOut_ofAWholeFile() throws Exception {
    RecordingModel model = RecordingReader.read(file(recording));

    assertThat(model.leftOut()).isEmpty();
    assertThat(model.chunks()).isEqualTo(2);
    assertThat(aliveTasks(model)).isEqualTo(2);
  }

  /** JMC itself loops for ever at a negative size. */
  @ParameterizedTest
  @CsvSource({"00000000", "FFFFFFFF0F", "FFFFFFFF07", "FFFFFFFFFF", "8080808080808080FF"})
  void read_goesOnAtTheNextConstants_whereAnEventHasNoSize(String size) throws Exception {
    byte[] damaged = recording.clone();
    byte[] bytes = HexFormat.of().parseHex(size);
    System.arraycopy(bytes, 0, damaged, firstChunk + 68, bytes.length);

    RecordingModel model = RecordingReader.read(file(damaged));

    assertThat(model.leftOut())
        .singleElement()
        .asString()
        .startsWith(
            String.format(
                Locale.ROOT,
                "The chunk at byte %,d is damaged: at byte %,d an event",
                firstChunk,
                firstChunk + 68))
        .endsWith("bytes were left out.");
    assertThat(model.chunks()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 'From byte %,d the file is too short for a chunk; the last byte was left out.'",
    "67, 'From byte %,d the file is too short for a chunk; the last 67 bytes were left out.'",
    "68, 'The chunk at byte %,d was not read: it is cut before its metadata,"
        + " without which its bytes cannot be decoded.'"
  })
  void read_saysWhereAFileIsCut_andReadsWhatIsBefore(int left, String why) throws Exception {
    RecordingModel model = RecordingReader.read(file(Arrays.copyOf(recording, firstChunk + left)));

    assertThat(model.chunks()).isEqualTo(1);
    assertThat(aliveTasks(model)).isEqualTo(1);
    assertThat(model.leftOut()).containsExactly(String.format(Locale.ROOT, why, firstChunk));
  }

  /** The end of a chunk has the constants, without which the names in its events are unknown. */
  @Test
  void read_readsTheChunkThatIsCut_asFarAsItGoes() throws Exception {
    RecordingModel model = RecordingReader.read(file(Arrays.copyOf(recording, firstChunk - 10)));

    assertThat(model.chunks()).isEqualTo(1);
    assertThat(model.contrailEvents()).containsEntry("contrail.AliveTasks", 1L);
    assertThat(model.leftOut().get(0))
        .isEqualTo(
            String.format(
                Locale.ROOT, "The chunk at byte 0 is cut: it lacks 10 of %,d bytes.", firstChunk));
  }

  @Test
  void read_saysThatAChunkIsCutWithinItsMetadata() throws Exception {
    int metadata = (int) ByteBuffer.wrap(recording).getLong(firstChunk + 24);
    byte[] cut = Arrays.copyOf(recording, firstChunk + metadata + 100);

    assertThat(RecordingReader.read(file(cut)).leftOut())
        .containsExactly(
            String.format(
                Locale.ROOT,
                "The chunk at byte %,d was not read: it is cut within its metadata,"
                    + " without which its bytes cannot be decoded.",
                firstChunk));
  }

  @Test
  void read_remarksThatTheSizeIsWrong_whereAllIsRead() throws Exception {
    byte[] damaged = recording.clone();
    ByteBuffer.wrap(damaged).putLong(firstChunk + 8, 67);

    RecordingModel model = RecordingReader.read(file(damaged));
    assertThat(model.leftOut()).isEmpty();
    assertThat(model.remarks())
        .singleElement()
        .asString()
        .endsWith("has a wrong size in its header; all of it was read.");
  }

  @Test
  void read_saysThatThereIsGarbageAtTheEnd() throws Exception {
    RecordingModel model = RecordingReader.read(file(join(recording, new byte[1000])));

    assertThat(model.chunks()).isEqualTo(2);
    assertThat(model.leftOut())
        .containsExactly(
            String.format(
                Locale.ROOT,
                "From byte %,d the file is no chunk; the last 1,000 bytes were left out.",
                recording.length));
  }

  @Test
  void read_countsADoubledFileOnce() throws Exception {
    RecordingModel model = RecordingReader.read(file(join(recording, recording)));

    assertThat(model.chunks()).isEqualTo(2);
    assertThat(model.contrailEvents()).containsEntry("contrail.AliveTasks", 2L);
    assertThat(model.remarks()).hasSize(2).allMatch(sentence -> sentence.contains("is a copy"));
    assertThat(model.leftOut()).isEmpty();
  }

  @Test
  void read_takesTheCopyThatIsWhole_ofAChunkThatIsCutElsewhere() throws Exception {
    byte[] cut = Arrays.copyOf(recording, firstChunk - 100);
    RecordingModel model = RecordingReader.read(file(join(cut, recording)));

    assertThat(model.chunks()).isEqualTo(2);
    assertThat(aliveTasks(model)).isEqualTo(2);
    assertThat(model.remarks())
        .containsExactly("The chunk at byte 0 is a copy of another, and was read once.");
  }

  @Test
  void read_saysThatAChunkWasNeverFinished_thoughItEndsWhereItSays() throws Exception {
    byte[] unfinished = recording.clone();
    unfinished[firstChunk + 64] = 5; // written out five times

    RecordingModel model = RecordingReader.read(file(unfinished));
    assertThat(model.chunks()).isEqualTo(2);
    assertThat(model.leftOut())
        .containsExactly(
            String.format(
                Locale.ROOT,
                "The chunk at byte %,d was never finished: the JVM was still writing it,"
                    + " or ended abruptly.",
                firstChunk));
  }

  @Test
  void read_takesTheOtherCopy_ofAChunkThatCannotBeReadWhereThereIsMostOfIt() throws Exception {
    byte[] damaged = recording.clone();
    int metadata = (int) ByteBuffer.wrap(damaged).getLong(24);
    Arrays.fill(damaged, metadata + 8, metadata + 200, (byte) 0x7F);

    RecordingModel model = RecordingReader.read(file(join(damaged, recording)));
    assertThat(model.chunks()).isEqualTo(2);
    assertThat(model.contrailEvents()).containsEntry("contrail.AliveTasks", 2L);
    assertThat(model.leftOut())
        .singleElement()
        .asString()
        .startsWith("The chunk at byte 0 was not read: its metadata are damaged, at byte ");
    assertThat(model.remarks())
        .singleElement()
        .asString()
        .contains("is a copy")
        .doesNotContain("at byte 0 ");
  }

  /** The header is stale, or is a copy that the JVM made at a flush. */
  @Test
  void read_takesTheLatestTypes_ofAChunkThatWasNeverFinished() throws Exception {
    byte[] before =
        new ForgedChunk().event(30, "contrail.Early", "startTime:1").add(30, 1_000_000L).bytes(0);
    byte[] since =
        new ForgedChunk()
            .event(30, "contrail.Early", "startTime:1")
            .event(31, "contrail.Late", "startTime:1")
            .add(31, 2_000_000L)
            .bytes(0);
    byte[] chunk = join(before, Arrays.copyOfRange(since, ChunkHeader.SIZE, since.length));
    ByteBuffer.wrap(chunk).putInt(64, 0x01000001); // written out once, integers are compressed

    RecordingModel model = RecordingReader.read(file(chunk));
    assertThat(model.contrailEvents())
        .containsEntry("contrail.Early", 1L)
        .containsEntry("contrail.Late", 1L);
    assertThat(model.leftOut())
        .singleElement()
        .asString()
        .contains("The chunk at byte 0 was never finished");
  }

  @Test
  void read_saysThatMetricsAreNobodys_whereAFieldIsMissing() throws Exception {
    byte[] chunk =
        new ForgedChunk()
            .event(30, "contrail.LocalQueueDepth", "startTime:1", "scheduler:3", "depth:2")
            .add(30, 1_000_000L, "shop", 7)
            .bytes(0);

    RecordingModel model = RecordingReader.read(file(chunk));
    assertThat(model.contrailEvents()).containsEntry("contrail.LocalQueueDepth", 1L);
    assertThat(model.leftOut())
        .singleElement()
        .asString()
        .contains("contrail.LocalQueueDepth has no field worker");
  }

  /** A file with many headers, which must not be searched again from each of them. */
  @Test
  void read_takesHeadersForCopies_whereTheyRepeatTheOneBefore() throws Exception {
    byte[] chunk = new ForgedChunk().bytes(0);
    byte[] spaced = Arrays.copyOf(chunk, chunk.length + 1);

    RecordingModel model = RecordingReader.read(file(join(spaced, spaced, spaced, new byte[9])));
    assertThat(model.chunks()).isEqualTo(1);
    assertThat(model.leftOut())
        .containsExactly(
            String.format(
                Locale.ROOT,
                "From byte %,d the file is no chunk; the last %,d bytes were left out.",
                chunk.length,
                2 * spaced.length + 10));
  }

  /** Offsets in the header, each with an impossible value. */
  @ParameterizedTest
  @CsvSource({
    "0, 5064377561186205696", // magic
    "8, -1",
    "8, 0",
    "8, 67",
    "8, 9223372036854775807", // size
    "16, 1",
    "16, -5", // constant pool
    "24, 0",
    "24, 9223372036854775807", // metadata
    "32, -1", // start
    "40, -1",
    "40, 9223372036854775807", // duration
    "56, 0", // ticks per second
  })
  void read_doesWithoutAHeader_thatMakesNoSense(int offset, long value) throws Exception {
    for (int chunk : new int[] {0, firstChunk}) {
      byte[] damaged = recording.clone();
      ByteBuffer.wrap(damaged).putLong(chunk + offset, value);
      RecordingModel model = RecordingReader.read(file(damaged));

      assertThat(model.chunks()).isEqualTo(2);
      assertThat(model.contrailEvents()).containsEntry("contrail.AliveTasks", 2L);
      assertThat(aliveTasks(model)).isEqualTo(2);
      assertThat(model.leftOut())
          .allMatch(sentence -> sentence.startsWith("The chunk at byte "))
          // A copy that the JVM wrote as it flushed, once a second, is of an unfinished chunk.
          .filteredOn(sentence -> !sentence.contains("was never finished"))
          .hasSizeLessThan(2);
    }
  }

  /** The start is at byte 32 of a header, the duration at byte 40. */
  @ParameterizedTest
  @CsvSource({
    "32, -100000000000000, 'begins at .* by its header, before its JVM started at .*'",
    "40, 100000000000000000, 'ends at .* by its header, long after the file was written at .*'"
  })
  void read_remarksOnTimesThatCannotBe(int offset, long added, String remark) throws Exception {
    byte[] bytes = recording.clone();
    ByteBuffer header = ByteBuffer.wrap(bytes);
    header.putLong(offset, header.getLong(offset) + added);

    assertThat(RecordingReader.read(file(bytes)).remarks())
        .singleElement()
        .asString()
        .matches("The chunk at byte 0 " + remark + ". All times in it may be wrong.");
  }

  @Test
  void read_skipsAChunkWithDamagedMetadata_andReadsTheNext() throws Exception {
    byte[] damaged = recording.clone();
    int metadata = (int) ByteBuffer.wrap(damaged).getLong(24);
    Arrays.fill(damaged, metadata + 8, metadata + 200, (byte) 0x7F);

    RecordingModel model = RecordingReader.read(file(damaged));
    assertThat(model.chunks()).isEqualTo(1);
    assertThat(aliveTasks(model)).isEqualTo(2);
    assertThat(model.leftOut())
        .singleElement()
        .asString()
        .startsWith("The chunk at byte 0 was not read: its metadata are damaged, at byte ");
  }

  @Test
  void read_saysWhatAFileIs_thatIsNoRecording() throws Exception {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(recording);
    }
    byte[] text = "#!/bin/sh\n".repeat(20).getBytes(StandardCharsets.UTF_8);
    byte[] old = Arrays.copyOf(recording, 1000);
    ByteBuffer.wrap(old).putShort(4, (short) 0).putShort(6, (short) 9);

    assertUnreadable(new byte[0], "the file is empty");
    assertUnreadable("FLR".getBytes(StandardCharsets.UTF_8), "the file is too short");
    assertUnreadable(text, "the file is not a flight recording");
    assertUnreadable(zipped.toByteArray(), "the file is compressed by gzip; unpack it first");
    assertUnreadable(old, "the file has format version 0.9");
    assertUnreadable(
        Arrays.copyOf(recording, 100),
        "the file has no chunk that can be read. The chunk at byte 0");
  }

  private static void assertUnreadable(byte[] bytes, String message) {
    assertThatThrownBy(() -> RecordingReader.read(file(bytes)))
        .isInstanceOf(UnreadableRecordingException.class)
        .hasMessageStartingWith(message)
        .hasMessageNotContaining("\n");
  }
}
