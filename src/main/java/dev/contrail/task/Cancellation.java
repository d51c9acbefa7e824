package dev.contrail.task;

import org.jspecify.annotations.Nullable;

/**
 * Cancels the parts of a combinator, continuing with the next part if one throws. Used by one
 * thread, within one call.
 */
final class Cancellation {
  private @Nullable Throwable thrown;

  /** Closes a value without a receiver, if it is a lease. */
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
      } catch (Throwable t) { // user code; the remaining parts must still be cancelled
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

  /** Throws the first exception of a part, after all parts have been cancelled. */
  void finish() {
    if (thrown != null) {
      throw Cancellation.<RuntimeException>unchecked(thrown);
    }
  }

  /** Does as {@link #finish()}; if that throws, the value is lost and is discarded. */
  void finish(@Nullable Object value) {
    if (thrown != null) {
      discard(value);
      finish();
    }
  }

  /** Adds the exception of the parts, if there is one, to another failure as suppressed. */
  void finishWithin(Throwable failure) {
    if (thrown != null && thrown != failure) {
      failure.addSuppressed(thrown);
    }
  }

  /**
   * Rethrows a checked exception of a resource's close from {@link Task#cancel()}, which declares
   * none.
   */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E unchecked(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
