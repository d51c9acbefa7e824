package dev.contrail.analysis.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.analysis.model.EventLoss;
import dev.contrail.analysis.model.RecordingModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares the events that the JVM committed with the events in the file. */
class EventLossTest {
  /** A type that no scheduler of another test commits. */
  private static final String TYPE = "contrail.AddedLater";

  @TempDir Path folder;

  private final EmittedEvents events = new EmittedEvents();

  @AfterEach
  void close() {
    events.close();
  }

  private void commit(int count) {
    for (int i = 0; i < count; i++) {
      events.addedLater();
    }
  }

  private RecordingModel read() throws Exception {
    return RecordingReader.read(events.dump(folder.resolve("x.jfr")));
  }

  @Test
  void losses_areCountedFromTheFirstReadingToTheLast() throws Exception {
    commit(5);
    pause();
    events.committedEvents(TYPE, 100);
    commit(3);
    events.committedEvents(TYPE, 107);
    commit(9);

    assertThat(read().jvm().losses()).containsExactly(new EventLoss(TYPE, 7, 4));
  }

  @Test
  void losses_areNone_ifAllThatWasCommittedIsThere() throws Exception {
    commit(5);
    events.committedEvents(TYPE, 100);
    commit(3);
    events.committedEvents(TYPE, 103);
    events.committedEvents("contrail.NeverCommitted", 0);

    assertThat(read().jvm().losses()).isEmpty();
  }

  /** An event has its time before it is counted, so it may be just before a reading without it. */
  @Test
  void losses_areNone_ifTheReadingMayHaveOvertakenAnEvent() throws Exception {
    pause();
    commit(1);
    events.committedEvents(TYPE, 100);
    commit(3);
    events.committedEvents(TYPE, 104);

    assertThat(read().jvm().losses()).isEmpty();
  }

  @Test
  void losses_areNone_ifOneReadingIsAllThereIs() throws Exception {
    events.committedEvents(TYPE, 100);
    commit(3);

    assertThat(read().jvm().losses()).isEmpty();
  }

  @Test
  void losses_areJoinedOverChunks() throws Exception {
    events.committedEvents(TYPE, 10);
    commit(2);
    events.dump(folder.resolve("1.jfr"));
    commit(4); // a chunk without a reading of its own
    events.dump(folder.resolve("2.jfr"));
    commit(1);
    events.committedEvents(TYPE, 20);
    commit(50);

    assertThat(read().jvm().losses()).containsExactly(new EventLoss(TYPE, 10, 3));
  }

  /** A chunk that is missing between others is a loss too. */
  @Test
  void losses_includeAChunkThatIsMissing() throws Exception {
    events.committedEvents(TYPE, 0);
    Path first = events.dump(folder.resolve("1.jfr"));
    commit(30);
    Path second = events.dump(folder.resolve("2.jfr"));
    events.committedEvents(TYPE, 30);
    byte[] all = Files.readAllBytes(events.dump(folder.resolve("3.jfr")));
    int behindSecond = (int) Files.size(second);
    Path third =
        Files.write(folder.resolve("third.jfr"), Arrays.copyOfRange(all, behindSecond, all.length));

    RecordingModel without =
        RecordingReader.read(List.of(third, first), ReadOptions.ALL); // in order of time anyway
    assertThat(without.jvm().losses()).containsExactly(new EventLoss(TYPE, 30, 30));
    RecordingModel with = RecordingReader.read(List.of(third, second), ReadOptions.ALL);
    assertThat(with.jvm().losses()).isEmpty();
    assertThat(with.leftOut()).isEmpty();
  }

  /** Waits longer than the time that may pass between an event and its count. */
  private static void pause() {
    long start = System.nanoTime();
    while (System.nanoTime() - start < 50_000_000) {
      Thread.onSpinWait();
    }
  }
}
