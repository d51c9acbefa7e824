package dev.contrail.analysis.recording;

import dev.contrail.analysis.recording.ChunkParts.Part;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Mutations of the bytes of a recording, each at a random position. */
final class ByteMutations {
  private static final byte[] MAGIC = {'F', 'L', 'R', 0, 0, 2, 0, 1};
  private static final int[] HEADER_FIELDS = {0, 4, 8, 16, 24, 32, 40, 48, 56, 60};

  private final byte[] recording;
  private final ChunkParts parts;
  private final Random random;

  ByteMutations(byte[] recording, ChunkParts parts, Random random) {
    this.recording = recording;
    this.parts = parts;
    this.random = random;
  }

  /** Applies a random mutation. */
  byte[] mutate() throws Exception {
    return switch (random.nextInt(16)) {
      case 0 -> Arrays.copyOf(recording, random.nextInt(recording.length));
      case 1 -> flip(recording.clone(), 1 + random.nextInt(20), new Part(0, recording.length));
      case 2 -> flip(recording.clone(), 1 + random.nextInt(3), pick(parts.metadata()));
      case 3 -> flip(recording.clone(), 1 + random.nextInt(3), pick(parts.constantPools()));
      case 4 -> flip(recording.clone(), 1 + random.nextInt(3), pick(parts.events()));
      case 5 -> overwrite(pick(parts.metadata()));
      case 6 -> overwrite(pick(parts.constantPools()));
      case 7 -> overwrite(pick(parts.events()));
      case 8 -> sized(pick(random.nextBoolean() ? parts.events() : parts.constantPools()));
      case 9 -> header();
      case 10 -> join(recording, noise(random.nextInt(5000)));
      case 11 -> join(noise(random.nextInt(5000)), recording);
      case 12 -> shuffledChunks();
      case 13 -> join(MAGIC, noise(random.nextInt(20_000)));
      case 14 -> shifted();
      default -> compressed();
    };
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private byte[] noise(int size) {
    byte[] noise = new byte[size];
    random.nextBytes(noise);
    return noise;
  }

  private byte[] flip(byte[] bytes, int times, Part where) {
    for (int i = 0; i < times; i++) {
      int at = where.from() + random.nextInt(where.to() - where.from());
      int change = random.nextBoolean() ? 1 << random.nextInt(8) : 1 + random.nextInt(255);
      bytes[at] = (byte) (bytes[at] ^ change);
    }
    return bytes;
  }

  /** Overwrites a random position with an integer. */
  private byte[] overwrite(Part where) {
    byte[] bytes = recording.clone();
    int at = where.from() + random.nextInt(where.to() - where.from());
    byte[] integer = Evil.integer(random);
    System.arraycopy(integer, 0, bytes, at, Math.min(integer.length, bytes.length - at));
    return bytes;
  }

  private byte[] sized(Part event) {
    byte[] bytes = recording.clone();
    byte[] integer = Evil.integer(random);
    System.arraycopy(
        integer, 0, bytes, event.from(), Math.min(integer.length, bytes.length - event.from()));
    return bytes;
  }

  private byte[] header() {
    byte[] bytes = recording.clone();
    int chunk = pick(parts.chunks());
    int field = HEADER_FIELDS[random.nextInt(HEADER_FIELDS.length)];
    ByteBuffer.wrap(bytes).putLong(chunk + field, Evil.number(random));
    return bytes;
  }

  /** Repeats, reorders or nests chunks. */
  private byte[] shuffledChunks() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      int from = pick(parts.chunks());
      int to = from + (int) ByteBuffer.wrap(recording).getLong(from + 8);
      out.write(recording, from, random.nextInt(3) == 0 ? random.nextInt(to - from) : to - from);
    }
    return out.toByteArray();
  }

  /** Removes or inserts some bytes. */
  private byte[] shifted() throws Exception {
    int at = random.nextInt(recording.length);
    int back = random.nextInt(2) * random.nextInt(Math.min(2000, recording.length - at));
    return join(
        Arrays.copyOf(recording, at),
        random.nextBoolean() ? noise(random.nextInt(50)) : new byte[0],
        Arrays.copyOfRange(recording, at + back, recording.length));
  }

  private byte[] compressed() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      for (int i = 0; i < 20; i++) {
        gzip.write(new byte[1 << 16]);
      }
    }
    byte[] bytes = out.toByteArray();
    if (random.nextBoolean()) {
      ByteBuffer.wrap(bytes).putInt(pickMagic());
    }
    return bytes;
  }

  private int pickMagic() {
    int[] magics = {0x504B0304, 0x04224D18, 0x28B52FFD, 0xFD377A58, 0x425A6839, 0x4A415641};
    return magics[random.nextInt(magics.length)];
  }

  static byte[] join(byte[]... parts) throws Exception {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.write(part);
    }
    return joined.toByteArray();
  }
}
