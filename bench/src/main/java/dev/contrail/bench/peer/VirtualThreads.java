package dev.contrail.bench.peer;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Starts virtual threads from code that is compiled for a JDK without them. */
final class VirtualThreads {
  /** A constant, so that the call costs what a direct one does. */
  private static final MethodHandle START = find();

  private VirtualThreads() {}

  private static MethodHandle find() {
    try {
      return MethodHandles.publicLookup()
          .findStatic(
              Thread.class,
              "startVirtualThread",
              MethodType.methodType(Thread.class, Runnable.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("virtual threads need JDK 21 or later", e);
    }
  }

  static Thread start(Runnable work) {
    try {
      return (Thread) START.invokeExact(work);
    } catch (Throwable e) { // it declares none
      throw new AssertionError(e);
    }
  }
}
