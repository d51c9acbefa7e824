package dev.contrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.task.JoinHandle;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import dev.contrail.task.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The results of {@link Scheduler#current()} and {@link TaskId#current()} on different threads. */
@Timeout(60)
class CurrentTest {
  private final List<Scheduler> schedulers = new ArrayList<>();

  @AfterEach
  void close() {
    schedulers.forEach(Scheduler::close);
  }

  private Scheduler scheduler(boolean isFactoryCustom) {
    SchedulerBuilder builder = Scheduler.builder().name("current").workers(2);
    if (isFactoryCustom) {
      builder.threadFactory(Thread::new);
    }
    Scheduler scheduler = builder.build();
    schedulers.add(scheduler);
    return scheduler;
  }

  private record Seen(Scheduler scheduler, TaskId taskId) {
    static Seen here() {
      return new Seen(Scheduler.current(), TaskId.current());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void inATask_areItsOwn_inEveryPoll(boolean isFactoryCustom) throws Exception {
    Scheduler scheduler = scheduler(isFactoryCustom);
    List<Seen> seen = new ArrayList<>();
    Task<TaskId> task =
        cx -> {
          seen.add(Seen.here());
          if (seen.size() < 3) {
            cx.yieldNow();
            return Poll.pending();
          }
          return Poll.ready(cx.taskId());
        };
    JoinHandle<TaskId> handle = scheduler.spawn(task);
    assertThat(handle.get()).isEqualTo(handle.taskId());
    assertThat(seen).hasSize(3).containsOnly(new Seen(scheduler, handle.taskId()));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void inACall_areItsOwn_evenWhileItBlocksInPlace(boolean isFactoryCustom) throws Exception {
    Scheduler scheduler = scheduler(isFactoryCustom);
    JoinHandle<Seen> call = scheduler.spawn(Seen::here);
    assertThat(call.get()).isEqualTo(new Seen(scheduler, call.taskId()));
    JoinHandle<Seen> blocked =
        scheduler.spawn(
            () ->
                Scheduler.blockInPlace(
                    () -> {
                      scheduler.spawn(() -> "elsewhere").get();
                      return Seen.here();
                    }));
    assertThat(blocked.get()).isEqualTo(new Seen(scheduler, blocked.taskId()));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void inACommand_orAScheduledOne_areTheSchedulers(boolean isFactoryCustom) throws Exception {
    Scheduler scheduler = scheduler(isFactoryCustom);
    Seen submitted = scheduler.submit(Seen::here).get();
    Seen scheduled = scheduler.schedule(Seen::here, 1, TimeUnit.MILLISECONDS).get();
    assertThat(List.of(submitted, scheduled))
        .allSatisfy(
            seen -> {
              assertThat(seen.scheduler()).isSameAs(scheduler);
              assertThat(seen.taskId()).isNotNull();
            });
    assertThat(submitted.taskId()).isNotEqualTo(scheduled.taskId());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void inABlockingJob_areItsOwn(boolean isFactoryCustom) throws Exception {
    Scheduler scheduler = scheduler(isFactoryCustom);
    JoinHandle<Seen> job = scheduler.spawnBlocking(Seen::here);
    assertThat(job.get()).isEqualTo(new Seen(scheduler, job.taskId()));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void outside_areNull(boolean isFactoryCustom) throws Exception {
    Scheduler scheduler = scheduler(isFactoryCustom);
    assertThat(Seen.here()).isEqualTo(new Seen(null, null));
    Seen[] seen = new Seen[1];
    scheduler
        .submit(
            () -> {
              Thread other = new Thread(() -> seen[0] = Seen.here());
              other.start();
              other.join();
              return null;
            })
        .get();
    assertThat(seen[0]).isEqualTo(new Seen(null, null));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void onTwoSchedulers_eachSeesItsOwn(boolean isFactoryCustom) throws Exception {
    Scheduler one = scheduler(isFactoryCustom);
    Scheduler other = scheduler(!isFactoryCustom);
    JoinHandle<Seen> inner = one.spawn(() -> other.spawn(Seen::here)).get();
    assertThat(inner.get()).isEqualTo(new Seen(other, inner.taskId()));
    assertThat(one.spawn(Scheduler::current).get()).isSameAs(one);
  }
}
