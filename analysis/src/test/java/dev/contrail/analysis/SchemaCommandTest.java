package dev.contrail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.Scheduler;
import dev.contrail.analysis.report.ReportValidator;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests of the printed schema on reports of real recordings. */
class SchemaCommandTest {
  /** Offset in a chunk of the position of the metadata event. */
  private static final int METADATA_POSITION = 24;

  @TempDir static Path folder;

  /** A recording of a scheduler in this JVM. */
  private static Path recording;

  /** A recording of another JVM, without any event of Contrail. */
  private static Path foreign;

  @BeforeAll
  static void record() throws Exception {
    recording = folder.resolve("service.jfr");
    try (Recording jfr = new Recording();
        Scheduler scheduler = Scheduler.builder().name("service").workers(2).build()) {
      jfr.enable("jdk.JVMInformation");
      jfr.start();
      scheduler.submit(() -> {}).get();
      jfr.dump(recording);
    }
    foreign = folder.resolve("foreign.jfr");
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:StartFlightRecording:filename=" + foreign,
                "-Xlog:jfr*=off",
                "-version")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("java.log").toFile())
            .start();
    assertThat(java.waitFor()).isZero();
  }

  private static String print(String... arguments) {
    Cli cli = new Cli();
    assertThat(cli.run(arguments)).as(cli::err).isZero();
    return cli.out();
  }

  private static JsonNode json(Path... files) throws Exception {
    Stream<String> names = Stream.of(files).map(Path::toString);
    String json =
        print(Stream.concat(Stream.of("report", "-f", "json"), names).toArray(String[]::new));
    assertThat(ReportValidator.errors(json)).isEmpty();
    return JsonMapper.shared().readTree(json);
  }

  @Test
  void schemaDump_isThatOfDumps() {
    Cli cli = new Cli();
    assertThat(cli.run("schema", "dump")).isZero();
    assertThat(JsonMapper.shared().readTree(cli.out()).get("title").asString())
        .isEqualTo("contrail-dump/1");
  }

  @Test
  void schema_hasEverySetting_ofAScheduler() throws Exception {
    JsonNode schema = JsonMapper.shared().readTree(print("schema"));

    assertThat(schema.at("/$defs/configuration/properties").propertyNames())
        .containsAll(json(recording).at("/schedulers/0/configuration").propertyNames())
        .contains("numWorkers");
  }

  @Test
  void report_isAsTheSchemaSays_ofAnotherProgram() throws Exception {
    assertThat(json(foreign).get("schedulers").size()).isZero();
  }

  @Test
  void report_isAsTheSchemaSays_ofSeveralJvms() throws Exception {
    assertThat(json(recording, foreign).at("/recording/jvms").size()).isEqualTo(2);
  }

  @Test
  void report_isAsTheSchemaSays_ofADamagedFile() throws Exception {
    Path damaged = Files.write(folder.resolve("damaged.jfr"), Files.readAllBytes(recording));
    byte[] bytes = Files.readAllBytes(foreign);
    // Without its metadata a chunk cannot be read. Damage inside of a text goes unnoticed: JFR has
    // no checksums, and where a file has its long texts differs from machine to machine.
    int metadata = (int) ByteBuffer.wrap(bytes).getLong(METADATA_POSITION);
    Arrays.fill(bytes, metadata, metadata + 1_000, (byte) 0xFF);
    Files.write(damaged, bytes, StandardOpenOption.APPEND);

    assertThat(json(damaged).at("/recording/leftOut").size()).isPositive();
  }
}
