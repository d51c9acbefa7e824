package dev.contrail.internal.task;

/** What was thrown where nobody is to catch it, and the thread has to go on. */
public final class Uncaught {
  private Uncaught() {}

  /** Tells the calling thread's uncaught exception handler, as the JVM would. Never throws. */
  public static void tell(Throwable thrown) {
    Thread thread = Thread.currentThread();
    try {
      thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
    } catch (Throwable ignoredAsTheJvmDoes) {
      // The JVM ignores what an uncaught exception handler throws, and so does this.
    }
  }
}
