package dev.contrail.bench.twin;

import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** A running scheduler whose classes come from a folder, not from the class path. */
final class LoadedEngine implements AutoCloseable {
  private final URLClassLoader loader;
  private final Object scheduler;

  LoadedEngine(String folder) throws Exception {
    loader =
        new URLClassLoader(
            new URL[] {Path.of(folder).toUri().toURL()}, LoadedEngine.class.getClassLoader()) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("dev.contrail.")) {
              return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
              Class<?> loaded = findLoadedClass(name);
              return loaded != null ? loaded : findClass(name);
            }
          }
        };
    Object builder = type("Scheduler").getMethod("builder").invoke(null);
    builder = builder.getClass().getMethod("daemon", boolean.class).invoke(builder, true);
    builder = builder.getClass().getMethod("unstableMetrics", boolean.class).invoke(builder, true);
    scheduler = builder.getClass().getMethod("build").invoke(builder);
  }

  private Class<?> type(String name) throws ClassNotFoundException {
    return loader.loadClass("dev.contrail." + name);
  }

  @SuppressWarnings("unchecked") // the future of a callable's result
  <T> Future<T> spawn(Callable<T> callable) throws Exception {
    return (Future<T>)
        type("Scheduler").getMethod("spawn", Callable.class).invoke(scheduler, callable);
  }

  long spawnedTasksCount() throws Exception {
    Object metrics = type("Scheduler").getMethod("metrics").invoke(scheduler);
    Object unstable = type("metrics.SchedulerMetrics").getMethod("unstable").invoke(metrics);
    return (long)
        type("metrics.UnstableSchedulerMetrics").getMethod("spawnedTasksCount").invoke(unstable);
  }

  List<String> fieldsOfCell() throws Exception {
    return Arrays.stream(type("internal.task.TaskCell").getDeclaredFields())
        .map(Field::getName)
        .toList();
  }

  /** Not the loader: the thread that registers events may still want classes of it. */
  @Override
  public void close() {
    ((ExecutorService) scheduler).shutdownNow();
  }
}
