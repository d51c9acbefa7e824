package dev.contrail.internal.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FlightRecordingTest {

  @Test
  void attach_returns_beforeOnReady() {
    var attached = new CountDownLatch(1);
    var ready = new CompletableFuture<Boolean>();
    try (Attachment attachment =
        FlightRecording.attach(
            new FakeScheduler("at-once"),
            instrumentation -> ready.complete(awaitUninterruptibly(attached)))) {
      attached.countDown();

      assertThat(attachment).isNotNull();
      assertThat(ready.join()).isTrue();
    }
  }

  @Test
  void onReady_isCalled_onDaemonThreadContrailJfr() {
    var ready = new CompletableFuture<Thread>();
    try (Attachment attachment =
        FlightRecording.attach(
            new FakeScheduler("thread"),
            instrumentation -> ready.complete(Thread.currentThread()))) {
      assertThat(attachment).isNotNull();
      assertThat(ready.join().getName()).isEqualTo("contrail-jfr");
      assertThat(ready.join().isDaemon()).isTrue();
    }
  }

  @Test
  void attach_works_whenAnotherCallerFails() throws Exception {
    try (var log = new CapturedLog()) {
      FlightRecording.attach(
              new FakeScheduler("careless"),
              instrumentation -> {
                throw new IllegalStateException("thrown on purpose");
              })
          .close();
      try (var scheduler = new FakeScheduler("careful").attach();
          var recording = ManualRecording.start(EventNames.ALIVE_TASKS)) {
        assertThat(scheduler).isNotNull();
        assertThat(recording.round("careful")).hasSize(1);
      }
      assertThat(log.messages())
          .containsExactly("A scheduler could not be attached to Flight Recorder");
    }
  }

  private static boolean awaitUninterruptibly(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }
}
