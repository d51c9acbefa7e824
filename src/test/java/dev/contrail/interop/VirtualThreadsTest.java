package dev.contrail.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.Scheduler;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Virtual threads as callers of the scheduler; JDK 17, which the tests compile for, has none. */
@Timeout(30)
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadsTest {
  private final Scheduler scheduler =
      Scheduler.builder().name("virtual").workers(2).unstableMetrics(true).build();

  @AfterEach
  @Timeout(30)
  void everythingHasEnded() {
    Ending.assertEndsByItself(scheduler);
  }

  @Test
  void virtualThreads_spawn_andGetTheResult() throws Exception {
    int threads = 1_000;
    Method startVirtualThread = Thread.class.getMethod("startVirtualThread", Runnable.class);
    AtomicInteger sum = new AtomicInteger();
    List<Thread> started = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int value = i;
      Runnable caller =
          () -> {
            try {
              sum.addAndGet(scheduler.spawn(() -> value).get());
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          };
      started.add((Thread) startVirtualThread.invoke(null, caller));
    }
    for (Thread thread : started) {
      thread.join();
    }
    assertThat(sum).hasValue(threads * (threads - 1) / 2);
  }
}
