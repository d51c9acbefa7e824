package dev.contrail.analysis.recording.jmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contrail.analysis.dump.DumpsBuilder;
import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.recording.event.ChunkIdentity;
import dev.contrail.analysis.recording.extract.ParseException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.openjdk.jmc.flightrecorder.parser.IEventSink;
import org.openjdk.jmc.flightrecorder.parser.IParserExtension;

/** Replaces JMC's loader by loaders that fail, which JMC's own should not on checked bytes. */
class JmcParserTest {
  private static final Duration SOON = Duration.ofMillis(50);

  private final EventSinks sinks =
      new EventSinks(RecordingModel.builder("x", 0), DumpsBuilder.none(), new ChunkIdentity());

  private void parse(JmcParser.Loader loader) throws ParseException {
    new JmcParser(loader, SOON).parse(InputStream.nullInputStream(), sinks);
  }

  private static IEventSink sink(List<IParserExtension> extensions) {
    return extensions.get(0).getEventSinkFactory(null).create("x", null, null, null, List.of());
  }

  @Test
  void parse_givesUp_onceNoEventComes() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);

    assertThatThrownBy(
            () ->
                parse(
                    (chunk, extensions) -> {
                      try {
                        new CountDownLatch(1).await();
                      } catch (InterruptedException e) {
                        interrupted.countDown();
                      }
                    }))
        .isInstanceOf(ParseException.class)
        .hasMessageContaining("kept the parser busy");
    interrupted.await();
  }

  @Test
  void parse_startsNoOther_onceOneWasGivenUp() {
    AtomicInteger started = new AtomicInteger();
    JmcParser parser =
        new JmcParser(
            (chunk, extensions) -> {
              started.incrementAndGet();
              LockSupport.park(); // an interrupt ends it
            },
            SOON);

    for (String message : List.of("kept the parser busy", "busy with an earlier one")) {
      assertThatThrownBy(() -> parser.parse(InputStream.nullInputStream(), sinks))
          .isInstanceOf(ParseException.class)
          .hasMessageContaining(message);
    }
    assertThat(started).hasValue(1);
  }

  @Test
  void parse_takesNoEvent_fromAParserThatWasGivenUp() throws Exception {
    AtomicReference<IEventSink> sink = new AtomicReference<>();
    parse((chunk, extensions) -> sink.set(sink(extensions)));

    assertThatThrownBy(() -> sink.get().addEvent(new Object[0]))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void parse_goesOn_whileEventsCome() throws Exception {
    parse(
        (chunk, extensions) -> {
          IEventSink sink = sink(extensions);
          long start = System.nanoTime();
          while (System.nanoTime() - start < 4 * SOON.toNanos()) {
            sink.addEvent(new Object[0]);
          }
        });
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void parse_saysThatMemoryRanOut() {
    assertThatThrownBy(
            () ->
                parse(
                    (chunk, extensions) -> {
                      throw new OutOfMemoryError("wanted by a test");
                    }))
        .hasMessageContaining("java -Xmx");
  }

  @Test
  void parse_saysWhatWentWrong_whateverItIs() {
    assertThatThrownBy(
            () ->
                parse(
                    (chunk, extensions) -> {
                      throw new StackOverflowError();
                    }))
        .hasMessage("was refused by JMC's parser (java.lang.StackOverflowError)");
  }
}
