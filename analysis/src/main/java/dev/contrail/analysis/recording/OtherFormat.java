package dev.contrail.analysis.recording;

import org.jspecify.annotations.Nullable;

/**
 * Recognizes files that are often given in place of a recording. Compressed files are not unpacked,
 * since a small one may hold terabytes, and the tool that made it unpacks it better.
 */
final class OtherFormat {
  private OtherFormat() {}

  /** Describes a file by its first four bytes, and says what to do; null if it is not known. */
  static @Nullable String of(int magic) {
    if (magic >>> 16 == 0x1F8B) {
      return "is compressed by gzip; unpack it first, with gunzip";
    }
    if (magic >>> 8 == 0x425A68) {
      return "is compressed by bzip2; unpack it first, with bunzip2";
    }
    return switch (magic) {
      case 0x504B0304 -> "is a zip archive; unpack it first, with unzip";
      case 0x04224D18 -> "is compressed by lz4; unpack it first, with unlz4";
      case 0x28B52FFD -> "is compressed by zstd; unpack it first, with unzstd";
      case 0xFD377A58 -> "is compressed by xz; unpack it first, with unxz";
      case 0x4A415641 -> "is a heap dump; give the .jfr file that jcmd PID JFR.dump wrote";
      default -> null;
    };
  }
}
