package dev.contrail.internal.task;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;

/** A task word taken apart, so that tests can put a task into any state and look at it. */
record TaskWord(Life life, int flags, int born, int wokenIn, int traced) {
  enum Life {
    IDLE,
    QUEUED,
    RUNNING,
    TRACING_IDLE,
    TRACING_QUEUED,
    DONE
  }

  static final int WOKEN = 1 << 3;
  static final int POPPED = 1 << 4;
  static final int CANCELLED = 1 << 5;
  static final int EVER_POLLED = 1 << 6;
  static final int INTERRUPTING = 1 << 7;
  static final int ALL_FLAGS = WOKEN | POPPED | CANCELLED | EVER_POLLED | INTERRUPTING;

  private static final VarHandle WORD;

  static {
    try {
      var lookup = MethodHandles.privateLookupIn(TaskBits.class, MethodHandles.lookup());
      WORD = lookup.findVarHandle(TaskBits.class, "word", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  static TaskWord of(Life life, int... flags) {
    int all = 0;
    for (int flag : flags) {
      all |= flag;
    }
    return new TaskWord(life, all, 0, 0, 0);
  }

  /** Every state and every set of flags, with stamps around an epoch. */
  static List<TaskWord> all(int epoch) {
    int[] stamps = {0, epoch - 1, epoch, epoch + 1};
    List<TaskWord> words = new ArrayList<>();
    for (Life life : Life.values()) {
      for (int flags = 0; flags <= ALL_FLAGS; flags += WOKEN) {
        for (int stamp : stamps) {
          words.add(new TaskWord(life, flags, stamp, 0, 0));
          words.add(new TaskWord(life, flags, 0, stamp, 0));
          words.add(new TaskWord(life, flags, 0, 0, stamp));
        }
        words.add(new TaskWord(life, flags, TaskBits.UNSET, 0, 0));
      }
    }
    return words;
  }

  TaskWord born(int epoch) {
    return new TaskWord(life, flags, epoch, wokenIn, traced);
  }

  TaskWord wokenIn(int epoch) {
    return new TaskWord(life, flags, born, epoch, traced);
  }

  TaskWord traced(int epoch) {
    return new TaskWord(life, flags, born, wokenIn, epoch);
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  boolean isTracing() {
    return life == Life.TRACING_IDLE || life == Life.TRACING_QUEUED;
  }

  static long bitsOf(TaskState task) {
    return (long) WORD.getVolatile(task);
  }

  static void setBits(TaskState task, long bits) {
    WORD.setVolatile(task, bits);
  }

  static TaskWord in(TaskState task) {
    long bits = bitsOf(task);
    return new TaskWord(
        Life.values()[(int) bits & 7],
        (int) bits & ALL_FLAGS,
        (int) (bits >>> 16) & 0xFFFF,
        (int) (bits >>> 32) & 0xFFFF,
        (int) (bits >>> 48) & 0xFFFF);
  }

  /** A task in the state that this word says. */
  TaskState task() {
    TaskState task = new TaskState() {};
    setBits(
        task,
        life.ordinal() | flags | (long) born << 16 | (long) wokenIn << 32 | (long) traced << 48);
    return task;
  }
}
