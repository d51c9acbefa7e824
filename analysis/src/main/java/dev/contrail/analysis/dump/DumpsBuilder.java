package dev.contrail.analysis.dump;

import dev.contrail.analysis.model.JvmKey;
import dev.contrail.analysis.model.JvmModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Collects the dumps of a recording, chunk by chunk. Events of one JVM with one dump id belong to
 * one dump, whatever chunk and file they are in. If there is no room left, the traces of the
 * earliest dumps are dropped; if only one dump is left, its further traces are dropped.
 */
public final class DumpsBuilder {

  /** Bounds the number of dumps: one every 30 seconds for three days. */
  private static final int MAX_DUMPS = 10_000;

  /** Bounds the workers and stack texts of all dumps together, above what any JVM has. */
  private static final int MAX_OTHERS = 1 << 18;

  private final Texts texts;
  private final StackTree tree;
  private final Map<JvmKey, Integer> jvms = new HashMap<>();
  private final Map<Key, DumpBuilder> dumps = new LinkedHashMap<>();
  private final List<String> cuts = new ArrayList<>();
  private LongPredicate wanted = id -> true;
  private JvmModel jvmModel = JvmModel.UNKNOWN;
  private int jvm;
  private int room;
  private int others;
  private boolean isAnyLeftOut;
  private boolean tooManyDumps;

  private record Key(int jvm, long id) {}

  public DumpsBuilder(DumpRoom room) {
    this.texts = new Texts(room.characters());
    this.tree = new StackTree(room.frames(), texts);
    this.room = room.traces();
  }

  /** Returns a builder without room, for a reader that adds no dump. */
  public static DumpsBuilder none() {
    return new DumpsBuilder(new DumpRoom(0, 0, 0));
  }

  /** Keeps the tasks of only the dumps whose ids match; the summaries of all dumps are kept. */
  public DumpsBuilder wanting(LongPredicate dumpIds) {
    wanted = dumpIds;
    return this;
  }

  /** Assigns the events that follow to the JVM with this key. */
  public DumpsBuilder jvm(JvmKey key, JvmModel information) {
    jvm = jvms.computeIfAbsent(key, added -> jvms.size());
    jvmModel = information;
    return this;
  }

  public DumpsBuilder summary(DumpSummary summary) {
    DumpBuilder dump = dump(summary.id());
    if (dump != null) {
      dump.summary(summary);
    }
    return this;
  }

  /** Returns the number of a stack for {@link Trace#stack()}; the frames are innermost first. */
  public int stack(List<String> frames) {
    return tree.stack(frames);
  }

  public DumpsBuilder trace(long dumpId, Instant time, Trace trace) {
    DumpBuilder dump = dump(dumpId);
    if (dump == null) {
      return this;
    }
    dump.read(time);
    if (dump.isWanted()) {
      int needed = dump.nextSegment();
      while (needed > room && forgetOneBut(dump)) {
        isAnyLeftOut = true;
      }
      if (needed <= room) {
        room -= needed;
        dump.add(trace);
      } else {
        dump.leaveOut();
      }
    }
    return this;
  }

  /** Adds a worker. Its stack is the text with this number, or unknown if that is 0. */
  public DumpsBuilder worker(long dumpId, WorkerTrace worker, long stackText) {
    DumpBuilder dump = others++ < MAX_OTHERS ? dump(dumpId) : null;
    if (dump != null) {
      dump.worker(worker, stackText);
    }
    return this;
  }

  /** Adds a stack that was recorded as text, innermost frame first. */
  public DumpsBuilder stackText(long dumpId, long number, List<String> frames) {
    boolean isNumber = number > 0 && number <= Integer.MAX_VALUE;
    DumpBuilder dump = isNumber && others++ < MAX_OTHERS ? dump(dumpId) : null;
    if (dump != null) {
      dump.stackText((int) number, tree.stack(frames));
    }
    return this;
  }

  private @Nullable DumpBuilder dump(long id) {
    Key key = new Key(jvm, id);
    DumpBuilder dump = dumps.get(key);
    if (dump == null && dumps.size() >= MAX_DUMPS) {
      tooManyDumps = true;
    } else if (dump == null) {
      dump = new DumpBuilder(id, jvm, jvmModel, texts, wanted.test(id));
      dumps.put(key, dump);
    }
    return dump;
  }

  private boolean forgetOneBut(DumpBuilder kept) {
    for (DumpBuilder dump : dumps.values()) {
      if (dump != kept && dump.hasTraces()) {
        room += dump.forget();
        return true;
      }
    }
    return false;
  }

  /** Returns the dumps of these files; the sentences come from the reader. */
  public Dumps build(List<String> files, List<String> leftOut, List<String> remarks) {
    cuts.addAll(leftOut);
    if (tooManyDumps) {
      cuts.add("The recording has more than " + MAX_DUMPS + " dumps; the rest are not shown.");
    }
    if (others > MAX_OTHERS) {
      cuts.add(
          "The recording has more workers and thread stacks than any JVM; the rest are not shown.");
    }
    if (isAnyLeftOut) {
      cuts.add(
          "There is not enough memory for the tasks of all dumps; the tasks of some were dropped."
              + " Set JAVA_OPTS=-Xmx2g for more, or show one dump with --id.");
    }
    if (texts.isTooSmall() || tree.isTooSmall()) {
      cuts.add(
          "There is not enough memory for all names and stacks; some are missing. Set"
              + " JAVA_OPTS=-Xmx2g for more.");
    }
    List<Dump> built =
        dumps.values().stream()
            .map(dump -> dump.build(tree))
            .sorted(Comparator.comparing(Dump::time).thenComparingLong(Dump::id))
            .toList();
    return new Dumps(files, built, jvms.size(), cuts, remarks);
  }
}
