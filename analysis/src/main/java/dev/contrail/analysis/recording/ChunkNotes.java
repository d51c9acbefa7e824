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

/** What is said of one chunk: which part of it is not in the model, and why. */
final class ChunkNotes {

  /** Who knows of so many gaps knows that the file is damaged. */
  private static final int MAX_GAPS = 3;

  /** The clock that a JVM takes its start from may be set while it starts. */
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

  /** Why the chunk does not end where its header says, or does by chance. */
  private void end(boolean hasGaps) {
    ChunkHeader header = span.header();
    if (!header.isFinished()) {
      say("was never finished: the JVM was still writing it, or ended without a warning.");
      return;
    }
    // Both are written last, so with them all of it is there.
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

  /** Whether the metadata are where the header says, and the end of the chunk is in them. */
  private boolean isCutWithinMetadata(DamageException damage) {
    return !span.isWhole()
        && isCut()
        && ChunkHeader.isInside(span.header().metadataOffset(), span.size())
        && damage.position() == span.position() + span.header().metadataOffset();
  }

  void noMetadata(@Nullable DamageException damage) {
    if (damage == null) {
      say(
          span.isWhole()
              ? "was not read: it has no metadata, which tell what its bytes mean."
              : "was not read: it is cut before its metadata, which tell what its bytes mean.");
    } else if (isCutWithinMetadata(damage)) {
      say("was not read: it is cut within its metadata, which tell what its bytes mean.");
    } else {
      say("was not read: its metadata are damaged, %s.", damage.sentence());
    }
  }

  /** That metadata elsewhere were taken; those in their place may lie in a part that is missing. */
  void otherMetadata(long position, @Nullable DamageException damage) {
    if (damage != null && damage.position() != position) {
      say(
          "has damaged metadata, %s; older ones, at byte %,d, were taken.",
          damage.sentence(), position);
    }
  }

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

  /** That the chunk is older than what wrote it. */
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

  void types(EventTypes types) {
    for (String why : types.leftOut()) {
      say("has a type of events that makes no sense: %s. They were counted and not read.", why);
    }
  }

  /** Notes an event that was left out because of damage. */
  void damagedEvent(EventType type, DamageException damage) {
    type.addDamaged();
    damaged++;
    firstDamaged = firstDamaged == null ? damage : firstDamaged;
  }

  void feed(ExtractFeed feed) {
    if (firstDamaged != null) {
      say(
          damaged == 1
              ? "has %,d event that makes no sense: %s; it was left out."
              : "has %,d events that make no sense, such as the one where %s; they were left out.",
          damaged,
          firstDamaged.sentence());
    }
    ParseException failure = feed.failure();
    if (failure != null) {
      say("%s; it was read in part.", String.valueOf(failure.getMessage()));
    }
  }

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
