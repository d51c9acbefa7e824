package dev.contrail.internal.dump;

import static java.lang.StackWalker.Option.RETAIN_CLASS_REFERENCE;

import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The distinct stacks of one dump; tasks that wait at the same place share one. Thread-safe. */
final class StackTable {
  private static final String ENGINE = "dev.contrail.internal.";

  /**
   * Class of the frame at which the stack of a leaf begins; ROOT is that of the frame at which it
   * ends: see {@code TraceContext}.
   */
  private static final String LEAF = ENGINE + "task.TraceContext";

  private static final String ROOT = ENGINE + "task.ResumableCell";

  /** Retains class references, which JDK 22 and later require for descriptors. */
  private static final StackWalker WALKER = StackWalker.getInstance(RETAIN_CLASS_REFERENCE);

  private final Map<List<Frame>, List<StackTraceElement>> stacks = new ConcurrentHashMap<>();

  /** A place in the code; cheaper to make than a StackTraceElement. */
  private record Frame(String type, String method, String descriptor, int byteCode) {
    static Frame of(StackFrame frame) {
      return new Frame(
          frame.getClassName(),
          frame.getMethodName(),
          frame.getDescriptor(),
          frame.getByteCodeIndex());
    }
  }

  /** Returns the stack of the leaf that the calling thread is in. */
  List<StackTraceElement> here() {
    return WALKER.walk(this::upToRoot);
  }

  /**
   * Collects the frames between the leaf and the root. A loop, since a pipeline of streams costs as
   * much as the walk itself, and there may be a million tasks.
   */
  private List<StackTraceElement> upToRoot(Stream<StackFrame> all) {
    List<StackFrame> frames = new ArrayList<>();
    List<Frame> key = new ArrayList<>();
    boolean isInLeaf = false;
    boolean isBelow = false;
    for (Iterator<StackFrame> walk = all.iterator(); walk.hasNext(); ) {
      StackFrame frame = walk.next();
      String type = frame.getClassName();
      if (isBelow && type.equals(ROOT)) {
        break;
      }
      boolean isLeaf = !isBelow && type.equals(LEAF);
      isBelow |= isInLeaf && !isLeaf;
      isInLeaf = isLeaf;
      if (isBelow) {
        frames.add(frame);
        key.add(Frame.of(frame));
      }
    }
    return stacks.computeIfAbsent(key, missing -> elements(frames));
  }

  private static List<StackTraceElement> elements(List<StackFrame> frames) {
    return List.of(
        frames.stream().map(StackFrame::toStackTraceElement).toArray(StackTraceElement[]::new));
  }
}
