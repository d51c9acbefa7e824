package dev.contrail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private static final long SECOND = 1_000_000_000L;

  private final StringWriter terminal = new StringWriter();
  private long now = 42;

  private ProgressLine line(String name) {
    return new ProgressLine(new PrintWriter(terminal), name, 1_200_000_000, () -> now);
  }

  private String drawn() {
    String text = terminal.toString();
    terminal.getBuffer().setLength(0);
    return text;
  }

  @Test
  void draw_isSilent_forWhatIsReadSoon() {
    try (ProgressLine line = line("a.jfr")) {
      now += SECOND - 1;
      line.draw();
    }
    assertThat(drawn()).isEmpty();
  }

  @Test
  void draw_saysTheSize_asLongAsNothingElseIsKnown() {
    try (ProgressLine line = line("a.jfr")) {
      now += 3 * SECOND;
      line.draw();
      assertThat(drawn()).isEqualTo("\rReading a.jfr: 1,200 MB, 3 s");
    }
  }

  @Test
  void draw_saysHowMuchIsRead_overTheLineBefore_andCloseRemovesIt() {
    ProgressLine line = line("a.jfr");
    now += SECOND;
    line.read(1_199_999_999, 1_200_000_000);
    line.draw();
    assertThat(drawn()).isEqualTo("\rReading a.jfr: 99 % of 1,200 MB, 1 s");
    line.read(5, 100);
    line.draw();
    assertThat(drawn()).isEqualTo("\rReading a.jfr: 5 % of 0 MB, 1 s     ");
    line.close();
    assertThat(drawn()).isEqualTo("\r" + " ".repeat(31) + "\r");
    line.draw();
    assertThat(drawn()).as("after its end").isEmpty();
  }

  @Test
  void draw_staysOneShortLine_whateverTheName() {
    try (ProgressLine line = line("\u001b[2J\n" + "x".repeat(10_000))) {
      now += SECOND;
      line.draw();
    }
    assertThat(drawn()).startsWith("\rReading \\u001b[2J\\u000axx").hasSizeLessThan(2 * 80);
  }

  @Test
  void start_drawsUntilClosed() throws Exception {
    CountDownLatch drawnTwice = new CountDownLatch(2);
    Writer counting =
        new Writer() {
          @Override
          public void write(char[] text, int offset, int length) {}

          @Override
          public void flush() {
            drawnTwice.countDown();
          }

          @Override
          public void close() {}
        };
    long[] clock = {0};
    try (ProgressLine line =
        new ProgressLine(new PrintWriter(counting), "a.jfr", 1, () -> clock[0]++ * SECOND)) {
      line.start();
      assertThat(drawnTwice.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }
}
