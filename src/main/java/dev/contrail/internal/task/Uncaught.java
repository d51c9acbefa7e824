package dev.contrail.internal.task;

/** Reports exceptions that no caller can catch, on a thread that has to go on. */
public final class Uncaught {
  private Uncaught() {}

  /** Calls the uncaught exception handler of the calling thread, as the JVM would. Never throws. */
  public static void tell(Throwable thrown) {
    Thread thread = Thread.currentThread();
    try {
      thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
    } catch (Throwable ignoredAsTheJvmDoes) {
      // The JVM ignores what an uncaught exception handler throws, and so does this.
    }
  }
}
