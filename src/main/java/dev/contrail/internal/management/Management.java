package dev.contrail.internal.management;

import java.lang.System.Logger.Level;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The door to the JVM's MBeans, which may be missing. Names no type of {@code java.management}, so
 * that it loads without that module. Starting the MBean server takes a while, so one thread, {@code
 * contrail-mbeans}, does it and all the rest.
 */
public final class Management {
  private static final boolean IS_PRESENT =
      ModuleLayer.boot().findModule("java.management").isPresent();

  private static final Executor CONTRAIL_MBEANS =
      new ThreadPoolExecutor(
          0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Management::newThread);

  private Management() {}

  /** Takes a scheduler out again. */
  public interface Registration {
    /** Idempotent; returns at once. */
    void close();
  }

  /**
   * Offers {@code dev.contrail:type=Scheduler,name="..."}; returns at once.
   *
   * @param dump answers the operation {@code dumpTasks}
   */
  public static Registration register(String scheduler, Callable<String> dump) {
    if (!IS_PRESENT) {
      return () -> {};
    }
    RegisteredBean bean = new RegisteredBean(scheduler, dump);
    execute(bean::register);
    return () -> execute(bean::unregister);
  }

  private static void execute(RegisteredBean.Step step) {
    CONTRAIL_MBEANS.execute(
        () -> {
          try {
            step.take();
          } catch (Throwable failure) { // nothing here must fail a program
            System.getLogger("dev.contrail")
                .log(Level.WARNING, "A scheduler is missing from the MBeans", failure);
          }
        });
  }

  private static Thread newThread(Runnable work) {
    var thread = new Thread(null, work, "contrail-mbeans", 0, false);
    thread.setContextClassLoader(Management.class.getClassLoader());
    thread.setDaemon(true);
    return thread;
  }
}
