package dev.contrail.internal.management;

import java.lang.System.Logger.Level;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The entry to the JVM's MBeans, which may be missing. Names no type of {@code java.management}, so
 * that it loads without that module. Thread-safe.
 *
 * <p>Starting the JVM's MBean server takes 0.1 s of CPU time and 600 classes, which a program must
 * not pay for a tool that may never come. Mission Control starts it as it connects, so the thread
 * {@code contrail-mbeans} checks once a second whether it was started, until it has registered
 * every scheduler. A check takes some microseconds.
 */
public final class Management {
  private static final int LOOK_SECONDS = 1;

  private static final boolean IS_PRESENT =
      ModuleLayer.boot().findModule("java.management").isPresent();

  private static final ScheduledThreadPoolExecutor CONTRAIL_MBEANS = newExecutor();

  private Management() {}

  /** The registration of a scheduler. */
  public interface Registration {
    /** Withdraws the scheduler. Idempotent; returns at once. */
    void close();
  }

  /**
   * Offers {@code dev.contrail:type=Scheduler,name="..."}, once the JVM has an MBean server;
   * returns at once.
   *
   * @param dump answers the operation {@code dumpTasks}
   */
  public static Registration register(String scheduler, Callable<String> dump) {
    if (!IS_PRESENT) {
      return () -> {};
    }
    OfferedBean bean = new OfferedBean(scheduler, dump);
    attempt(() -> lookLater(bean));
    return () -> attempt(() -> CONTRAIL_MBEANS.execute(() -> attempt(bean::withdraw)));
  }

  private static void lookLater(OfferedBean bean) {
    var unused =
        CONTRAIL_MBEANS.schedule(() -> attempt(() -> look(bean)), LOOK_SECONDS, TimeUnit.SECONDS);
  }

  private static void look(OfferedBean bean) throws Exception {
    if (bean.offer()) {
      lookLater(bean);
    }
  }

  /** A step that may fail. */
  private interface Step {
    void take() throws Exception;
  }

  /** Takes a step and logs its failure, which must not fail the program. */
  private static void attempt(Step step) {
    try {
      step.take();
    } catch (Throwable failure) {
      System.getLogger("dev.contrail")
          .log(Level.WARNING, "A scheduler is missing from the MBeans", failure);
    }
  }

  private static ScheduledThreadPoolExecutor newExecutor() {
    var executor = new ScheduledThreadPoolExecutor(1, Management::newThread);
    executor.setKeepAliveTime(LOOK_SECONDS, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  private static Thread newThread(Runnable work) {
    var thread = new Thread(null, work, "contrail-mbeans", 0, false);
    thread.setContextClassLoader(Management.class.getClassLoader());
    thread.setDaemon(true);
    return thread;
  }
}
