package dev.contrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.metrics.WorkerStall;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Long polls name their task, and stalls are reported while they last. */
@Timeout(120)
class LongPollTest {
  private static final String POLL = "contrail.TaskPoll";
  private static final String STALL = "contrail.WorkerStall";

  /** The ways to hold a worker; each blocks in a method of its name until it is let go. */
  enum Hold {
    SLEEP {
      @Override
      void hold(CountDownLatch end) throws Exception {
        while (end.getCount() > 0) {
          Thread.sleep(20);
        }
      }
    },
    LOCK {
      @Override
      void hold(CountDownLatch end) throws Exception {
        end.await();
      }
    },
    LOOP {
      @Override
      void hold(CountDownLatch end) {
        while (end.getCount() > 0) {
          Thread.onSpinWait();
        }
      }
    },
    NATIVE {
      @Override
      void hold(CountDownLatch end) throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            var client = new Socket(server.getInetAddress(), server.getLocalPort());
            var accepted = server.accept()) {
          client.setSoTimeout(20);
          while (end.getCount() > 0) {
            try {
              assertThat(client.getInputStream().read()).isEqualTo(accepted.getPort());
            } catch (java.net.SocketTimeoutException e) {
              continue; // looks whether it is over
            }
          }
        }
      }
    };

    abstract void hold(CountDownLatch end) throws Exception;
  }

  private static Callable<Integer> holding(Hold how, CountDownLatch end) {
    return () -> {
      how.hold(end);
      return 1;
    };
  }

  private static List<RecordedEvent> named(String name, String type, Recording recording)
      throws Exception {
    return Recorded.of(type, Recorded.events(recording)).stream()
        .filter(event -> name.equals(event.getString("name")))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void aWorkerThatIsHeld_isAStallWhileItIsHeld_andALongPollAfterwards(Hold how) throws Exception {
    try (Scheduler scheduler = Scheduler.builder().name("held").workers(1).build();
        Recording recording = new Recording()) {
      Recorded.awaitRegistration();
      recording.enable(STALL).withThreshold(Duration.ofMillis(100));
      recording.enable(POLL).withThreshold(Duration.ofMillis(10));
      recording.start();
      CountDownLatch end = new CountDownLatch(1);
      var handle = scheduler.spawn("held", holding(how, end));
      List<RecordedEvent> stalls = new ArrayList<>();
      while (stalls.size() < 2) { // once, and again when the duration has doubled
        stalls = named("held", STALL, recording);
      }
      end.countDown();
      handle.get();
      List<RecordedEvent> polls = new ArrayList<>();
      while (polls.isEmpty()) {
        polls = named("held", POLL, recording);
      }

      RecordedEvent stall = stalls.get(0);
      assertThat(stall.getLong("taskId")).isEqualTo(handle.taskId().value());
      assertThat(stall.getDuration()).isGreaterThanOrEqualTo(Duration.ofMillis(100));
      assertThat(stall.getThread("workerThread").getJavaName()).isEqualTo("held-worker-0");
      assertThat(stall.getString("stack")).contains(Hold.class.getName()).contains(".hold");
      assertThat(stalls.get(1).getDuration())
          .isGreaterThanOrEqualTo(stall.getDuration().multipliedBy(2).minusMillis(1));
      RecordedEvent poll = polls.get(0);
      assertThat(poll.getLong("taskId")).isEqualTo(handle.taskId().value());
      assertThat(poll.getString("kind")).isEqualTo("callable");
      assertThat(poll.getString("outcome")).isEqualTo("completed");
      assertThat(poll.getInt("worker")).isZero();
      assertThat(poll.getThread().getJavaName()).isEqualTo("held-worker-0");
      assertThat(poll.getString("caughtStack")).contains(".hold");
      assertThat(poll.getDuration()).isGreaterThanOrEqualTo(stalls.get(1).getDuration());
    }
  }

  /**
   * The interval of the poll contains the event of the JVM that explains it, on the same thread.
   */
  @Test
  void aLongPoll_containsItsCause() throws Exception {
    try (Scheduler scheduler = Scheduler.builder().name("slow").workers(2).build();
        Recording recording = new Recording()) {
      Recorded.awaitRegistration();
      recording.enable(POLL).withThreshold(Duration.ofMillis(10));
      recording.enable("jdk.ThreadSleep").withoutThreshold();
      recording.start();
      awaitWatch(true);
      for (int i = 0; i < 5; i++) {
        scheduler
            .spawn(
                "slow",
                () -> {
                  Thread.sleep(60);
                  return 1;
                })
            .get();
      }
      List<RecordedEvent> polls = new ArrayList<>();
      while (polls.size() < 5) {
        polls = named("slow", POLL, recording);
      }
      List<RecordedEvent> sleeps = Recorded.of("jdk.ThreadSleep", Recorded.events(recording));

      assertThat(polls)
          .hasSize(5)
          .allSatisfy(
              poll ->
                  assertThat(sleeps)
                      .anySatisfy(
                          sleep -> {
                            assertThat(sleep.getThread().getJavaThreadId())
                                .isEqualTo(poll.getThread().getJavaThreadId());
                            assertThat(sleep.getStartTime()).isAfterOrEqualTo(poll.getStartTime());
                            assertThat(sleep.getEndTime()).isBeforeOrEqualTo(poll.getEndTime());
                          }));
    }
  }

  @Test
  void nothingWatches_withoutARecordingThatWantsIt() throws Exception {
    try (Scheduler scheduler = Scheduler.builder().name("unwatched").workers(1).build()) {
      Recorded.awaitRegistration();
      try (Recording recording = new Recording()) {
        recording.enable(POLL);
        recording.start();
        awaitWatch(true);
      }
      awaitWatch(false);
      assertThat(scheduler.spawn(() -> 1).join()).isEqualTo(1);
    }
  }

  private static void awaitWatch(boolean isThere) {
    while (Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> thread.getName().equals("contrail-watch"))
        != isThere) {
      Thread.onSpinWait();
    }
  }

  @Test
  void theHandler_isCalledWithoutARecording_onceAndAtDoublings() throws Exception {
    BlockingQueue<WorkerStall> stalls = new LinkedBlockingQueue<>();
    try (Scheduler scheduler =
        Scheduler.builder()
            .name("handled")
            .workers(1)
            .onWorkerStall(Duration.ofMillis(50), stalls::add)
            .build()) {
      CountDownLatch end = new CountDownLatch(1);
      var handle = scheduler.spawn("held", holding(Hold.LOCK, end));
      WorkerStall first = stalls.take();
      WorkerStall second = stalls.take();
      end.countDown();
      handle.get();

      assertThat(first.scheduler()).isEqualTo("handled");
      assertThat(first.worker()).isZero();
      assertThat(first.thread().getName()).isEqualTo("handled-worker-0");
      assertThat(first.taskId()).isEqualTo(handle.taskId().value());
      assertThat(first.taskName()).isEqualTo("held");
      assertThat(first.kind()).isEqualTo("callable");
      assertThat(first.runningFor()).isGreaterThanOrEqualTo(Duration.ofMillis(50));
      assertThat(first.stack()).anyMatch(frame -> frame.getMethodName().equals("hold"));
      assertThat(second.runningFor()).isGreaterThanOrEqualTo(first.runningFor().multipliedBy(2));
    }
  }
}
