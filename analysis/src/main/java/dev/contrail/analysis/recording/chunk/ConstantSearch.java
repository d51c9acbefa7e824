package dev.contrail.analysis.recording.chunk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the constants that an extract refers to. A chunk has one constant pool for each flush, with
 * constants of any type, and a constant may refer to further constants. So all pools are walked
 * until no constant is missing or none is found.
 */
public final class ConstantSearch {

  /** The type of a constant pool event. */
  public static final long EVENT_TYPE = 1;

  /** Rounds of a search. A thread refers to its names; only a forged chunk has longer chains. */
  private static final int MAX_ROUNDS = 8;

  /** Walks over all pools of a chunk, which a hostile chunk would otherwise have done for ever. */
  private static final int MAX_WALKS = 32;

  /** Bytes that may be walked in a chunk, however small it is. */
  private static final long MIN_BUDGET = 16L << 20;

  private final ChunkBytes bytes;
  private final Span chunk;
  private final TypeTable types;
  private final FoundConstants taken;
  private final List<Long> positions;
  private final List<DamageException> damages = new ArrayList<>();

  /** The bytes that may still be walked. */
  private long budget;

  /** The pool of texts, if any are pooled. */
  private final @Nullable ConstantPool texts;

  /** The number of constants referred to at the end of the last search. */
  private int searched;

  /** The number of forgotten texts that had not been found. */
  private int missed;

  /**
   * Prepares a search.
   *
   * @param positions the positions of the constant pools
   */
  public ConstantSearch(
      ChunkBytes bytes, Span chunk, TypeTable types, FoundConstants taken, List<Long> positions) {
    this.bytes = bytes;
    this.chunk = chunk;
    this.types = types;
    this.taken = taken;
    this.positions = positions;
    this.texts = types.textPool();
    this.budget = MIN_BUDGET + MAX_WALKS * chunk.size();
  }

  /** Takes all constants that are referred to and found, as far as there is room. */
  public void search() throws IOException {
    if (referred() == searched) {
      return; // a constant that was not found then is not in the chunk
    }
    int referred = -1;
    for (int round = 0;
        round < MAX_ROUNDS && referred() > referred && stillMissing() > 0;
        round++) {
      referred = referred();
      for (long position : positions) {
        if (stillMissing() > 0 && budget > 0 && taken.hasRoom()) {
          tryWalk(position);
          budget -= bytes.position() - position;
        }
      }
    }
    searched = referred();
  }

  /** Returns whether at least {@code count} texts are referred to. */
  public boolean hasTexts(int count) {
    return texts != null && texts.referred() >= count;
  }

  /** Forgets all texts. Each task of a dump may have a name of its own, so they may be many. */
  public void forgetTexts() {
    if (texts != null) {
      missed += texts.missing();
      texts.clear();
      for (Map.Entry<Long, ConstantPool> entry : types.pools().entrySet()) {
        if (entry.getValue() == texts) {
          taken.forget(entry.getKey());
        }
      }
      searched = referred();
    }
  }

  /** Returns the damage of each pool that could not be walked to its end. */
  public List<DamageException> damages() {
    return damages;
  }

  private int referred() {
    return types.pools().values().stream().mapToInt(ConstantPool::referred).sum();
  }

  /** Returns the number of constants that are referred to and were not found. */
  public int missing() {
    return missed + stillMissing();
  }

  private int stillMissing() {
    return types.pools().values().stream().mapToInt(ConstantPool::missing).sum();
  }

  private void tryWalk(long position) throws IOException {
    bytes.limit(chunk.end());
    try {
      walk(position);
    } catch (DamageException e) {
      if (damages.stream().noneMatch(known -> known.position() == e.position())
          && damages.size() < MAX_WALKS) {
        damages.add(e);
      }
    }
  }

  private void walk(long position) throws IOException, DamageException {
    bytes.seek(position);
    bytes.limit(position + bytes.readInteger());
    bytes.readInteger(); // type
    bytes.readInteger(); // start
    bytes.readInteger(); // duration
    bytes.readInteger(); // offset of the pool before
    bytes.readByte(); // whether it was flushed
    long pools = bytes.readInteger();
    for (long i = 0; i < pools; i++) {
      long typeId = bytes.readInteger();
      long count = bytes.readInteger();
      if (count != 0) {
        walkConstants(typeId, count);
      }
    }
  }

  private void walkConstants(long typeId, long count) throws IOException, DamageException {
    long start = bytes.position();
    if (count < 0 || count > bytes.remaining()) {
      throw new DamageException(start, "there is an impossible number of constants");
    }
    Layout layout = layout(typeId);
    ConstantPool pool = types.pools().get(typeId);
    for (long i = 0; i < count; i++) {
      long from = bytes.position();
      long id = bytes.readInteger();
      boolean isWanted = pool != null && taken.hasRoom() && pool.isMissing(id);
      layout.walk(bytes, isWanted);
      // A constant that is too large stays missing, and is counted as such.
      if (isWanted && pool != null && taken.hasRoomFor(bytes.position() - from)) {
        pool.take(id);
        long to = bytes.position();
        taken.take(typeId, bytes, from, to);
        bytes.seek(to);
      }
    }
  }

  private Layout layout(long typeId) throws DamageException {
    try {
      return types.layout(typeId);
    } catch (DamageException e) {
      throw new DamageException(bytes.position(), "there is a type that " + e.getMessage());
    }
  }
}
