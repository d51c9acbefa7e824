package dev.contrail.analysis.recording;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Walks the headers of a file before any of it is parsed, and finds the chunks that can be. JMC
 * cannot be trusted with the others: it takes their word for how much memory they need. The walk
 * ends at the first header that makes no sense, since nothing tells where the next one is.
 */
final class Preflight {

  /** JMC holds a chunk in one array and adds a fifth. */
  private static final long MAX_CHUNK_SIZE = Integer.MAX_VALUE / 6 * 5 - 64;

  private final List<ChunkHeader> chunks = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  private Preflight() {}

  static Preflight of(FileChannel file) throws IOException, UnreadableRecordingException {
    Preflight preflight = new Preflight();
    long size = file.size();
    if (size == 0) {
      throw new UnreadableRecordingException(
          "the file is empty; dump the recording again, with jcmd PID JFR.dump");
    }
    preflight.walk(file, size);
    return preflight;
  }

  /** The chunks that can be parsed, in order of their place in the file. */
  List<ChunkHeader> chunks() {
    return chunks;
  }

  /** A sentence for each part of the file that is left out. */
  List<String> leftOut() {
    return leftOut;
  }

  private void walk(FileChannel file, long size) throws IOException, UnreadableRecordingException {
    Set<ChunkHeader> seen = new HashSet<>();
    long position = 0;
    while (position < size) {
      long left = size - position;
      if (left < ChunkHeader.SIZE) {
        stop(position, left, "is too short for a chunk");
        return;
      }
      ChunkHeader header = ChunkHeader.parse(position, read(file, position));
      if (!header.hasMagic()) {
        stop(position, left, position == 0 ? whatItIs(header.magic()) : "is no chunk");
        return;
      }
      if (!header.isSupported()) {
        stop(
            position,
            left,
            String.format(
                Locale.ROOT,
                "has format version %d.%d, and only 1 and 2 can be read (JDK 8u262 and later)",
                header.major(),
                header.minor()));
        return;
      }
      if (!header.isPlausible()) {
        stop(position, left, "has a damaged or unfinished chunk header");
        return;
      }
      if (header.size() > left) {
        stop(
            position,
            left,
            String.format(
                Locale.ROOT, "is cut: the chunk there lacks %,d bytes", header.size() - left));
        return;
      }
      if (header.size() > MAX_CHUNK_SIZE) {
        stop(position, left, "has a chunk of more than 1.7 GB, too large to parse");
        return;
      }
      if (seen.add(atZero(header))) {
        chunks.add(header);
      } else {
        leftOut.add(
            String.format(
                Locale.ROOT,
                "The chunk at byte %,d is a copy of an earlier one and was read once.",
                position));
      }
      position += header.size();
    }
  }

  /** The same chunk wherever it lies in the file. */
  private static ChunkHeader atZero(ChunkHeader header) {
    return new ChunkHeader(
        0,
        header.magic(),
        header.major(),
        header.minor(),
        header.size(),
        header.constantPoolOffset(),
        header.metadataOffset(),
        header.startNanos(),
        header.durationNanos(),
        header.startTicks(),
        header.ticksPerSecond());
  }

  private void stop(long position, long left, String why) throws UnreadableRecordingException {
    if (chunks.isEmpty()) {
      throw new UnreadableRecordingException(
          position == 0
              ? "the file " + why
              : String.format(Locale.ROOT, "from byte %,d the file %s", position, why));
    }
    leftOut.add(
        String.format(
            Locale.ROOT,
            "From byte %,d the file %s; the last %,d bytes were left out.",
            position,
            why,
            left));
  }

  private static String whatItIs(int magic) {
    if (magic >>> 16 == 0x1F8B) {
      return "is compressed by gzip; unpack it first, with gunzip";
    }
    if (magic == 0x504B0304) {
      return "is a zip archive; unpack it first, with unzip";
    }
    if (magic == 0x04224D18) {
      return "is compressed by lz4; unpack it first, with unlz4";
    }
    return "is not a flight recording, which starts with the letters FLR;"
        + " give the .jfr file that jcmd PID JFR.dump wrote";
  }

  private static ByteBuffer read(FileChannel file, long position) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(ChunkHeader.SIZE);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, position + bytes.position()) < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
    }
    return bytes.flip();
  }
}
