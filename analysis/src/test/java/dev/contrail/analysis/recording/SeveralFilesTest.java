package dev.contrail.analysis.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contrail.analysis.model.JvmModel;
import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.model.SchedulerMetric;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SeveralFilesTest {
  @TempDir static Path folder;

  /** One chunk, with 1 task. */
  private static Path first;

  /** The same chunk and a second one, with 2 tasks. */
  private static Path both;

  /** The second chunk alone. */
  private static Path second;

  /** A chunk of another program, in another JVM. */
  private static Path other;

  @BeforeAll
  static void record() throws Exception {
    try (EmittedEvents events = new EmittedEvents()) {
      events.aliveTasks("a", 1);
      first = events.dump(folder.resolve("first.jfr"));
      events.aliveTasks("a", 2);
      both = events.dump(folder.resolve("both.jfr"));
    }
    byte[] all = Files.readAllBytes(both);
    second =
        Files.write(
            folder.resolve("second.jfr"),
            Arrays.copyOfRange(all, (int) Files.size(first), all.length));
    other = folder.resolve("other.jfr");
    recordOther(other);
  }

  private static void recordOther(Path file) throws Exception {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:StartFlightRecording:filename=" + file,
                "-Xlog:jfr*=off",
                "-version")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("other.log").toFile())
            .start();
    assertThat(java.waitFor()).isZero();
  }

  private static RecordingModel read(Path... files) throws UnreadableRecordingException {
    return RecordingReader.read(List.of(files), ReadOptions.ALL);
  }

  private static double aliveTasks(RecordingModel model) {
    return model.schedulers().get(0).metrics().last(SchedulerMetric.NUM_ALIVE_TASKS).orElseThrow();
  }

  @Test
  void read_joinsFiles_inOrderOfTime() throws Exception {
    RecordingModel model = read(second, first);

    assertThat(model.files()).containsExactly("second.jfr", "first.jfr");
    assertThat(model.chunks()).isEqualTo(2);
    assertThat(model.sizeBytes()).isEqualTo(Files.size(both));
    assertThat(model.contrailEvents()).containsEntry("contrail.AliveTasks", 2L);
    assertThat(aliveTasks(model)).isEqualTo(2);
    assertThat(model.leftOut()).isEmpty();
    assertThat(model.jvms()).hasSize(1);
  }

  @Test
  void read_takesAChunkOnce_andSaysWhoseItIs() throws Exception {
    RecordingModel model = read(first, both, both);

    assertThat(model.chunks()).isEqualTo(2);
    assertThat(model.contrailEvents()).containsEntry("contrail.AliveTasks", 2L);
    assertThat(model.leftOut()).isEmpty();
    assertThat(model.remarks())
        .containsExactly(
            "both.jfr: The chunk at byte 0 is a copy of another, and was read once.",
            "both.jfr: Each of its 2 chunks is a copy of another, and was read once.");
  }

  @Test
  void read_leavesOutAFile_thatIsNoRecording() throws Exception {
    Path text = Files.writeString(folder.resolve("text.jfr"), "x".repeat(1000));

    RecordingModel model = read(text, first);
    assertThat(model.chunks()).isEqualTo(1);
    assertThat(model.leftOut())
        .containsExactly(
            "text.jfr: the file is not a flight recording, which starts with the letters FLR; give"
                + " the .jfr file that jcmd PID JFR.dump wrote; nothing of it was read.");
    assertThat(model.remarks()).isEmpty();
  }

  @Test
  void read_tellsJvmsApart_andWhatTheyDid() throws Exception {
    RecordingModel model = read(both, other);

    assertThat(model.jvms())
        .extracting(JvmModel::pid)
        .hasSize(2)
        .doesNotHaveDuplicates()
        .contains(ProcessHandle.current().pid());
    assertThat(model.jvms()).allMatch(jvm -> jvm.startTime() != null);
    assertThat(model.schedulers()).hasSize(1);
  }

  @Test
  void read_saysThatAnotherProgramHasNoEventsOfContrail() throws Exception {
    RecordingModel model = read(other);

    assertThat(model.hasContrailEvents()).isFalse();
    assertThat(model.schedulers()).isEmpty();
    assertThat(model.leftOut()).isEmpty();
    assertThat(model.totalEvents()).isPositive();
    assertThat(model.jvm().version()).contains(System.getProperty("java.vm.version"));
  }

  @Test
  void read_tellsHowFarItIs() throws Exception {
    List<Long> done = new ArrayList<>();
    RecordingReader.read(List.of(both), ReadOptions.ALL.telling(done::add));

    assertThat(done).containsExactly(Files.size(first), Files.size(both));
  }

  @Test
  void span_goesFromTheFirstChunkToTheLast() throws Exception {
    RecordingModel model = read(both);

    assertThat(RecordingReader.span(List.of(second, first)).start()).isEqualTo(model.startTime());
    assertThat(RecordingReader.span(List.of(second, first)).end()).isEqualTo(model.endTime());
  }

  @Test
  void read_refusesWhatIsNoFile() {
    assertThatThrownBy(() -> read(first, folder.resolve("none.jfr")))
        .hasMessage("there is no such file")
        .isInstanceOfSatisfying(
            UnreadableRecordingException.class,
            e -> assertThat(e.path()).isEqualTo(folder.resolve("none.jfr").toString()));
    assertThatThrownBy(() -> read(folder)).hasMessage("is a directory; give one .jfr file in it");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void read_doesNotWaitForAPipe() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertThatThrownBy(() -> read(pipe))
        .isInstanceOf(UnreadableRecordingException.class)
        .hasMessage("is not a regular file; copy its contents into one");
    assertThatThrownBy(() -> read(Path.of("/dev/zero")))
        .isInstanceOf(UnreadableRecordingException.class);
  }
}
