package dev.contrail.task;

import org.jspecify.annotations.Nullable;

/**
 * The end of a combinator's parts, each of which gets its turn even if another one throws. For one
 * thread, within one call.
 */
final class Cancellation {
  private @Nullable Throwable thrown;

  /** Gives back a value that nobody will receive. */
  static void discard(@Nullable Object value) {
    if (value instanceof Lease lease) {
      lease.close();
    }
  }

  /** Cancels a part, if there still is one. */
  void cancel(@Nullable Task<?> task) {
    if (task != null) {
      try {
        task.cancel();
      } catch (Throwable t) { // user code; the others must still be cancelled
        failed(t);
      }
    }
  }

  /** Closes a resource, if there is one. */
  void close(@Nullable AutoCloseable resource) {
    if (resource != null) {
      try {
        resource.close();
      } catch (Throwable t) { // user code, as above
        failed(t);
      }
    }
  }

  private void failed(Throwable t) {
    if (thrown == null) {
      thrown = t;
    } else if (thrown != t) {
      thrown.addSuppressed(t);
    }
  }

  /** Throws what the first part threw that threw, after all had their turn. */
  void finish() {
    if (thrown != null) {
      throw Cancellation.<RuntimeException>unchecked(thrown);
    }
  }

  /** {@link #finish()}, for a value that is lost if that throws. */
  void finish(@Nullable Object value) {
    if (thrown != null) {
      discard(value);
      finish();
    }
  }

  /** {@link #finish()} within another failure, which it becomes part of. */
  void finishWithin(Throwable failure) {
    if (thrown != null && thrown != failure) {
      failure.addSuppressed(thrown);
    }
  }

  /** {@link Task#cancel()} declares nothing, and what a resource's close throws must get out. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E unchecked(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
