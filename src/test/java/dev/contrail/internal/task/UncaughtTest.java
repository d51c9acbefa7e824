package dev.contrail.internal.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UncaughtTest {
  @Test
  void theThreadsHandler_isTold_andMayThrow() throws Exception {
    List<Throwable> told = new ArrayList<>();
    Error first = new AssertionError("first");
    Exception second = new Exception("second");
    Thread thread =
        new Thread(
            () -> {
              Uncaught.tell(first);
              Uncaught.tell(second);
            });
    thread.setUncaughtExceptionHandler(
        (itself, thrown) -> {
          told.add(thrown);
          throw new IllegalStateException("of the handler");
        });
    thread.start();
    thread.join();
    assertThat(told).containsExactly(first, second);
  }
}
