package dev.contrail.analysis.recording.chunk;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The layout of the values of one type: a flat list of steps, since the fields of a nested type are
 * stored like the fields of the type itself. A walk finds the end of a value without decoding it,
 * notes the constants that it refers to, and never leaves the limit of the bytes.
 */
public final class Layout {
  static final byte TEXT_NULL = 0;
  static final byte TEXT_EMPTY = 1;
  static final byte TEXT_POOLED = 2;
  static final byte TEXT_UTF8 = 3;
  static final byte TEXT_CHARS = 4;
  static final byte TEXT_LATIN1 = 5;

  /**
   * Elements of an array. The longest arrays of a JVM are stack traces, of at most 2,048 frames.
   */
  private static final int MAX_ARRAY = 1 << 16;

  private enum Kind {
    /** A compressed integer. */
    INTEGER,
    /** A value of a fixed number of bytes, such as a flag or a float. */
    FIXED,
    TEXT,
    /** The number of a constant. */
    CONSTANT,
    /** A length, and as many values. */
    ARRAY
  }

  /**
   * One step of a walk.
   *
   * @param kind the kind of value to pass
   * @param size the bytes of a value of fixed size
   * @param pool notes the constant that a text or constant refers to; null if none is noted
   * @param element the layout of an array's elements
   */
  record Step(Kind kind, int size, @Nullable ConstantPool pool, @Nullable Layout element) {

    static Step integer() {
      return new Step(Kind.INTEGER, 0, null, null);
    }

    static Step fixed(int size) {
      return new Step(Kind.FIXED, size, null, null);
    }

    static Step text(@Nullable ConstantPool pool) {
      return new Step(Kind.TEXT, 0, pool, null);
    }

    static Step constant(@Nullable ConstantPool pool) {
      return new Step(Kind.CONSTANT, 0, pool, null);
    }

    static Step array(Layout element) {
      return new Step(Kind.ARRAY, 0, null, element);
    }
  }

  private final Step[] steps;

  Layout(List<Step> steps) {
    this.steps = steps.toArray(new Step[0]);
  }

  List<Step> steps() {
    return List.of(steps);
  }

  /** Passes one value; if {@code isNoting}, notes the constants that it refers to. */
  public void walk(ChunkBytes bytes, boolean isNoting) throws IOException, DamageException {
    for (Step step : steps) {
      switch (step.kind) {
        case INTEGER -> bytes.readInteger();
        case FIXED -> bytes.skip(step.size);
        case TEXT -> walkText(bytes, isNoting ? step.pool : null);
        case CONSTANT -> note(bytes.readInteger(), isNoting ? step.pool : null);
        case ARRAY -> {
          if (step.element != null) {
            walkArray(bytes, step.element, isNoting);
          }
        }
      }
    }
  }

  private static void note(long id, @Nullable ConstantPool pool) {
    if (pool != null) {
      pool.refer(id);
    }
  }

  private static void walkText(ChunkBytes bytes, @Nullable ConstantPool pool)
      throws IOException, DamageException {
    byte encoding = bytes.readByte();
    switch (encoding) {
      case TEXT_NULL, TEXT_EMPTY -> {}
      case TEXT_POOLED -> note(bytes.readInteger(), pool);
      case TEXT_UTF8, TEXT_LATIN1 -> bytes.skip(count(bytes, "a text has an impossible length"));
      case TEXT_CHARS -> {
        long length = count(bytes, "a text has an impossible length");
        for (long i = 0; i < length; i++) {
          bytes.readInteger();
        }
      }
      default ->
          throw new DamageException(
              bytes.position() - 1, "a text has the unknown encoding " + encoding);
    }
  }

  private static void walkArray(ChunkBytes bytes, Layout element, boolean isNoting)
      throws IOException, DamageException {
    long position = bytes.position();
    long length = count(bytes, "an array has an impossible length");
    if (isNoting && length > MAX_ARRAY) {
      throw new DamageException(position, "an array has an impossible length");
    }
    for (long i = 0; i < length; i++) {
      element.walk(bytes, isNoting);
    }
  }

  /** Reads the number of elements that take at least one byte each. */
  static long count(ChunkBytes bytes, String otherwise) throws IOException, DamageException {
    long position = bytes.position();
    long count = bytes.readInteger();
    if (count < 0 || count > bytes.remaining()) {
      throw new DamageException(position, otherwise);
    }
    return count;
  }
}
