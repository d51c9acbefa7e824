package dev.contrail.analysis.recording;

import dev.contrail.analysis.model.JvmModel;
import dev.contrail.analysis.recording.chunk.Amount;
import dev.contrail.analysis.recording.chunk.ChunkHeader;
import dev.contrail.analysis.recording.chunk.ConstantSearch;
import dev.contrail.analysis.recording.chunk.DamageException;
import dev.contrail.analysis.recording.chunk.Gap;
import dev.contrail.analysis.recording.chunk.Span;
import dev.contrail.analysis.recording.extract.ExtractFeed;
import dev.contrail.analysis.recording.extract.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notes on one chunk: the parts of it that are not in the model, with the reasons. */
final class ChunkNotes {

  /** Gaps that are listed one by one; more would not help to see that the file is damaged. */
  private static final int MAX_GAPS = 3;

  /** Time by which a chunk may start before its JVM: the clock may be set while the JVM starts. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

  private final Span span;
  private final LeftOut leftOut;
  private @Nullable DamageException firstDamaged;
  private long damaged;

  ChunkNotes(Span span, LeftOut leftOut) {
    this.span = span;
    this.leftOut = leftOut;
  }

  private void say(String format, Object... arguments) {
    leftOut.sayOf(span, format, arguments);
  }

  /** Notes why the chunk does not end where its header says, or ends there by chance. */
  private void end(boolean hasGaps) {
    ChunkHeader header = span.header();
    if (!header.isFinished()) {
      say("was never finished: the JVM was still writing it, or ended abruptly.");
      return;
    }
    // Metadata and constant pool are written last, so with both of them the chunk is complete.
    if (!hasGaps
        && ChunkHeader.isInside(header.metadataOffset(), span.size())
        && ChunkHeader.isInside(header.constantPoolOffset(), span.size())) {
      leftOut.remarkOf(span, "has a wrong size in its header; all of it was read.");
    } else if (isCut()) {
      say("is cut: it lacks %,d of %,d bytes.", header.size() - span.size(), header.size());
    } else {
      say("has a wrong size in its header.");
    }
  }

  private boolean isCut() {
    return span.header().size() > span.size();
  }

  /** Returns whether the chunk ends within the metadata that its header points to. */
  private boolean isCutWithinMetadata(DamageException damage) {
    return !span.isWhole()
        && isCut()
        && ChunkHeader.isInside(span.header().metadataOffset(), span.size())
        && damage.position() == span.position() + span.header().metadataOffset();
  }

  /** Notes that the chunk was not read for lack of metadata. */
  void noMetadata(@Nullable DamageException damage) {
    if (damage == null) {
      say(
          span.isWhole()
              ? "was not read: it has no metadata, without which its bytes cannot be decoded."
              : "was not read: it is cut before its metadata, without which its bytes cannot be"
                  + " decoded.");
    } else if (isCutWithinMetadata(damage)) {
      say(
          "was not read: it is cut within its metadata, without which its bytes cannot be decoded.");
    } else {
      say("was not read: its metadata are damaged, %s.", damage.sentence());
    }
  }

  /**
   * Notes that older metadata were used since the ones that the header points to are damaged. If
   * those lie in a part that is missing, this is not noted.
   */
  void otherMetadata(long position, @Nullable DamageException damage) {
    if (damage != null && damage.position() != position) {
      say(
          "has damaged metadata, %s; older metadata, at byte %,d, were used.",
          damage.sentence(), position);
    }
  }

  /** Notes where the chunk is cut or damaged, and which events were left out for it. */
  void index(ChunkIndex index) {
    List<Gap> gaps = index.gaps();
    // A JVM that is killed between two writes leaves a chunk that ends where its header says.
    if (!span.isWhole() || !span.header().isFinished()) {
      end(!gaps.isEmpty());
    }
    for (Gap gap : gaps.subList(0, Math.min(gaps.size(), MAX_GAPS))) {
      say("is damaged: %s.", gap.sentence());
    }
    if (gaps.size() > MAX_GAPS) {
      say(
          "is damaged in %s more: %s there.",
          Amount.of(gaps.size() - MAX_GAPS, "place"),
          Amount.leftOut(gaps.stream().skip(MAX_GAPS).mapToLong(Gap::size).sum()));
    }
    if (index.overlooked() > 0) {
      say(
          "has far more events that describe others than a JVM writes; %,d of them were left out.",
          index.overlooked());
    }
    if (index.unknown() == 1) {
      say(
          "has 1 event of a type that it does not describe, at byte %,d; it was left out.",
          index.firstUnknown());
    } else if (index.unknown() > 1) {
      say(
          "has %,d events of types that it does not describe, the first at byte %,d; they were left"
              + " out.",
          index.unknown(), index.firstUnknown());
    }
  }

  /** Remarks that the chunk starts before its JVM did. */
  void jvm(JvmModel jvm) {
    Instant started = jvm.startTime();
    Instant start = span.header().startTime();
    if (started != null && start.isBefore(started.minus(CLOCKS_DIFFER))) {
      leftOut.remarkOf(
          span,
          "begins at %s by its header, before its JVM started at %s. All times in it may be wrong.",
          start.truncatedTo(ChronoUnit.SECONDS),
          started.truncatedTo(ChronoUnit.SECONDS));
    }
  }

  /** Notes the types whose events were not read. */
  void types(EventTypes types) {
    for (String why : types.leftOut()) {
      say("has an invalid type of event: %s. Its events were counted and not read.", why);
    }
  }

  /** Notes an event that was left out because of damage. */
  void damagedEvent(EventType type, DamageException damage) {
    type.addDamaged();
    damaged++;
    firstDamaged = firstDamaged == null ? damage : firstDamaged;
  }

  /** Notes the damaged events, and a failure of JMC's parser. */
  void feed(ExtractFeed feed) {
    if (firstDamaged != null) {
      say(
          damaged == 1
              ? "has %,d damaged event: %s; it was left out."
              : "has %,d damaged events, such as the one where %s; they were left out.",
          damaged,
          firstDamaged.sentence());
    }
    ParseException failure = feed.failure();
    if (failure != null) {
      say("%s; it was read in part.", String.valueOf(failure.getMessage()));
    }
  }

  /** Notes damaged constant pools and missing constants. */
  void constants(ConstantSearch constants) {
    for (DamageException damage : constants.damages()) {
      say("has a damaged constant pool, %s.", damage.sentence());
    }
    if (constants.missing() > 0) {
      say(
          "lacks %,d %s that its events refer to; names of schedulers or threads may be missing.",
          constants.missing(), constants.missing() == 1 ? "constant" : "constants");
    }
  }
}
