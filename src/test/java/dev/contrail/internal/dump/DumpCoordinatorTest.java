package dev.contrail.internal.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contrail.dump.DumpOptions;
import dev.contrail.dump.TaskDump;
import dev.contrail.dump.WorkerTrace;
import dev.contrail.internal.jfr.DumpRecording;
import dev.contrail.internal.task.Cut;
import dev.contrail.internal.task.OwnedTasks;
import dev.contrail.internal.task.Schedule;
import java.lang.reflect.Proxy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A dump that breaks off leaves no worker at its gate, and the next dump works. */
@Timeout(60)
class DumpCoordinatorTest {
  private static final DumpRequest REQUEST = new DumpRequest(DumpOptions.DEFAULT, "api", true);

  private final List<FakeWorker> workers = List.of(new FakeWorker(), new FakeWorker());
  private final View scheduler = new View(workers);

  /** A scheduler without tasks. */
  private static final class View implements SchedulerView {
    private static final Schedule NOT_CALLED =
        (Schedule)
            Proxy.newProxyInstance(
                Schedule.class.getClassLoader(),
                new Class<?>[] {Schedule.class},
                (proxy, method, arguments) -> {
                  throw new AssertionError("there is no task to call " + method);
                });

    private final List<FakeWorker> workers;
    private final OwnedTasks tasks = new OwnedTasks(2, 1);
    private volatile Cut cut = Cut.NONE;

    View(List<FakeWorker> workers) {
      this.workers = workers;
    }

    @Override
    public Schedule schedule() {
      return NOT_CALLED;
    }

    @Override
    public String name() {
      return "broken";
    }

    @Override
    public List<? extends WorkerView> workers() {
      return workers;
    }

    @Override
    public int workerCount() {
      return workers.size();
    }

    @Override
    public Cut cut() {
      return cut;
    }

    @Override
    public void setCut(Cut next) {
      cut = next;
    }

    @Override
    public OwnedTasks tasks() {
      return tasks;
    }

    @Override
    public @Nullable DumpRecording record(String trigger, long id) {
      return null;
    }

    @Override
    public @Nullable ClassLoader loader() {
      return null;
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (FakeWorker worker : workers) {
      worker.stop();
    }
  }

  private void assertThatWorkersGoOn() {
    for (FakeWorker worker : workers) {
      assertThat(worker.gate().isClosedOpaque()).isTrue();
      worker.awaitPoll();
    }
    assertThat(scheduler.cut().tracer()).isNull();
  }

  /** The dump lacks something between the cut and the release, as it would lack memory. */
  @Test
  @SuppressWarnings("NullAway") // on purpose
  void dump_thatFailsWhileTheWorkersWait_letsThemGo() throws Exception {
    for (int i = 0; i < 20; i++) {
      var coordinator = new DumpCoordinator(scheduler, REQUEST, i, new StuckTracers());
      assertThatThrownBy(() -> coordinator.dump(null)).isInstanceOf(NullPointerException.class);
      assertThatWorkersGoOn();
    }

    TaskDump dump = new Dumps(scheduler).request(DumpOptions.DEFAULT).get();

    assertThat(dump.isComplete()).isTrue();
    assertThat(dump.workers()).extracting(WorkerTrace::worker).containsExactly(0, 1);
    assertThatWorkersGoOn();
  }
}
