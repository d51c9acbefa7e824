package dev.contrail.internal.dump;

import java.util.List;

/** Takes the stack of another thread that runs a task. */
public final class ThreadStack {
  private static final String TASKS = "dev.contrail.internal.task.";

  private ThreadStack() {}

  /** Returns the stack of a thread down to the task that it runs, innermost frame first. */
  public static List<StackTraceElement> of(Thread thread) {
    List<StackTraceElement> all = List.of(thread.getStackTrace());
    // Searches from the root up: the task itself may be running another one.
    int root = all.size() - 1;
    while (root >= 0 && !isCell(all.get(root))) {
      root--;
    }
    while (root > 0 && isCell(all.get(root - 1))) {
      root--;
    }
    return root < 0 ? all : all.subList(0, root);
  }

  private static boolean isCell(StackTraceElement frame) {
    String type = frame.getClassName();
    return type.startsWith(TASKS) && type.endsWith("Cell");
  }
}
