package dev.contrail.analysis.recording;

import dev.contrail.analysis.recording.chunk.Amount;
import dev.contrail.analysis.recording.chunk.ChunkHeader;
import dev.contrail.analysis.recording.chunk.Span;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds the chunks of a file by their headers, before any chunk is read. Where a chunk should start
 * and does not, the next header is searched.
 */
final class Preflight {

  /** Chunks of one file: with one each second, those of a day. */
  private static final int MAX_CHUNKS = 100_000;

  /** Bytes that are searched at a time. */
  private static final int WINDOW = 1 << 18;

  /**
   * Bytes that are searched for the first chunk. The first chunk of a recording starts earlier, and
   * a large file of another kind, such as a disk image, is refused quickly.
   */
  private static final long MAX_BEFORE_FIRST = 256L << 20;

  private final FileChannel file;
  private final long size;
  private final ByteBuffer window = ByteBuffer.allocate(WINDOW);
  private final List<Span> chunks = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  private Preflight(FileChannel file, long size) {
    this.file = file;
    this.size = size;
  }

  static Preflight of(FileChannel file) throws IOException {
    long size = file.size();
    Preflight preflight = new Preflight(file, size);
    if (size == 0) {
      preflight.leftOut.add(
          "the file is empty; dump the recording again, with jcmd PID JFR.dump. A JVM that was killed"
              + " leaves its .jfr files in the repository: a folder in its temporary one, named by"
              + " time and pid");
    } else {
      preflight.walk();
    }
    return preflight;
  }

  /** Returns the chunks, in order of their position in the file. */
  List<Span> chunks() {
    return chunks;
  }

  /** Returns a sentence for each part that is left out. Without chunks, the first says why. */
  List<String> leftOut() {
    return leftOut;
  }

  private void walk() throws IOException {
    long position = 0;
    while (position < size) {
      if (chunks.size() == MAX_CHUNKS) {
        leaveOut(position, size, String.format(Locale.ROOT, "has its chunk %,d", MAX_CHUNKS + 1));
        break;
      }
      position = isHeader(position) ? chunk(header(position)) : skip(position);
    }
    if (chunks.isEmpty()) {
      leftOut.add(0, "the file " + whyNothing());
    }
  }

  /** Returns whether a chunk can start here. */
  private boolean isHeader(long position) throws IOException {
    return size - position >= ChunkHeader.SIZE && header(position).isReadable();
  }

  private ChunkHeader header(long position) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(ChunkHeader.SIZE);
    read(bytes, position);
    return ChunkHeader.parse(position, bytes.flip());
  }

  /**
   * Adds the chunk, which ends where its header says if that is possible, and returns the position
   * of the next one.
   */
  private long chunk(ChunkHeader header) throws IOException {
    long position = header.position();
    long end = position + header.size();
    if (isWhole(header)) {
      chunks.add(new Span(header, end, true));
      return end;
    }
    long next = next(position + ChunkHeader.SIZE, header);
    // An unfinished chunk is longer than its header says; a finished one is not.
    if (!canBe(header) || next < end || !header.isFinished() || !header.isClosed()) {
      chunks.add(new Span(header, next, false));
      return next;
    }
    chunks.add(new Span(header, end, true));
    return goOn(end, next);
  }

  /** Returns whether the file is long enough for the chunk. */
  private boolean canBe(ChunkHeader header) {
    return header.size() >= ChunkHeader.SIZE && header.size() <= size - header.position();
  }

  /** Returns whether the file ends, or a chunk starts, where the chunk ends by its header. */
  private boolean isWhole(ChunkHeader header) throws IOException {
    long end = header.position() + header.size();
    return canBe(header) && (end == size || hasMagic(end));
  }

  private boolean hasMagic(long position) throws IOException {
    return size - position >= Integer.BYTES && firstInt(position) == ChunkHeader.MAGIC;
  }

  private int firstInt(long position) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES);
    read(bytes, position);
    return bytes.flip().getInt();
  }

  /** Leaves out bytes that are no chunk, and returns the position of the next chunk. */
  private long skip(long position) throws IOException {
    return goOn(position, next(position + 1, null));
  }

  /**
   * Leaves out the bytes from {@code position} to {@code next}, where the next chunk starts, unless
   * that is a copy of a damaged header. No byte is searched twice, which a hostile file could
   * otherwise cause for each of its chunks.
   */
  private long goOn(long position, long next) throws IOException {
    if (next < size) {
      ChunkHeader found = header(next);
      if (found.startIfCopy() == position) {
        leftOut.add(
            String.format(
                Locale.ROOT,
                "The chunk at byte %,d has a damaged header; a copy of it, at byte %,d, was used.",
                position,
                next));
        return chunk(found.at(position));
      }
    }
    leaveOut(position, next, whatItIs(position));
    return next;
  }

  /**
   * Returns the position of the next chunk at or after {@code from}, or the end of the file.
   *
   * @param inside the header of the chunk before, whose copies are skipped; null if there is none
   */
  private long next(long from, @Nullable ChunkHeader inside) throws IOException {
    long position = from;
    while (size - position >= ChunkHeader.SIZE
        && (!chunks.isEmpty() || inside != null || position < MAX_BEFORE_FIRST)) {
      window.clear().limit((int) Math.min(WINDOW, size - position));
      read(window, position);
      byte[] bytes = window.array(); // gigabytes may go through here
      int last = window.limit() - ChunkHeader.SIZE;
      for (int at = 0; at <= last; at++) {
        if (bytes[at] == 'F' && window.getInt(at) == ChunkHeader.MAGIC) {
          ChunkHeader header = ChunkHeader.parse(position + at, window.position(at));
          if (header.isReadable() && !isCopy(header, inside)) {
            return position + at;
          }
        }
      }
      position += last + 1;
    }
    return size;
  }

  /**
   * Returns whether {@code header} is a copy within the chunk of {@code inside}. A second copy of
   * the chunk, as of joined files, is whole and so is none.
   */
  private boolean isCopy(ChunkHeader header, @Nullable ChunkHeader inside) throws IOException {
    if (inside == null) {
      return false;
    }
    if (header.startIfCopy() == inside.position()) {
      return true;
    }
    boolean isSame =
        header.startNanos() == inside.startNanos() && header.startTicks() == inside.startTicks();
    return isSame && !isWhole(header);
  }

  private void leaveOut(long from, long to, String why) {
    String amount = to == size ? Amount.lastLeftOut(to - from) : Amount.leftOut(to - from);
    leftOut.add(String.format(Locale.ROOT, "From byte %,d the file %s; %s.", from, why, amount));
  }

  private String whyNothing() throws IOException {
    String otherFormat = size < Integer.BYTES ? null : OtherFormat.of(firstInt(0));
    return otherFormat == null ? whatItIs(0) : otherFormat;
  }

  /** Describes the bytes at {@code position}, where a chunk should start. */
  private String whatItIs(long position) throws IOException {
    if (size - position < ChunkHeader.SIZE) {
      return "is too short for a chunk";
    }
    ChunkHeader header = header(position);
    if (!header.hasMagic()) {
      return position == 0
          ? "is not a flight recording, which starts with the letters FLR;"
              + " give the .jfr file that jcmd PID JFR.dump wrote"
          : "is no chunk";
    }
    if (!header.isSupported()) {
      return String.format(
          Locale.ROOT,
          "has format version %d.%d, and only 1 and 2 can be read (JDK 8u262 and later)",
          header.major(),
          header.minor());
    }
    return header.hasTimes()
        ? "has a chunk with integers that are not compressed, as no JDK writes them"
        : "has a chunk header with a damaged clock";
  }

  private void read(ByteBuffer bytes, long position) throws IOException {
    int start = bytes.position();
    while (bytes.hasRemaining()) {
      if (file.read(bytes, position + bytes.position() - start) < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
    }
  }
}
