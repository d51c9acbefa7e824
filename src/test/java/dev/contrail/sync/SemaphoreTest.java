package dev.contrail.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contrail.task.ManualContext;
import dev.contrail.task.Task;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SemaphoreTest {
  private final ManualContext cx = new ManualContext();
  private final ManualContext other = new ManualContext();

  @Test
  void acquire_isReadyAtOnce_whenThereIsEnough_andCloseGivesItBackOnce() throws Exception {
    Semaphore semaphore = new Semaphore(3);
    Permit permit = cx.poll(semaphore.acquire(2)).value();
    assertThat(permit.count()).isEqualTo(2);
    assertThat(semaphore.availablePermits()).isEqualTo(1);
    permit.close();
    permit.close();
    assertThat(semaphore.availablePermits()).isEqualTo(3);
  }

  @Test
  void close_ofAPermit_grantsToTheTaskThatWaitedLongest() throws Exception {
    Semaphore semaphore = new Semaphore(1);
    Permit permit = semaphore.tryAcquire();
    Task<Permit> first = semaphore.acquire();
    Task<Permit> second = semaphore.acquire();
    cx.poll(first);
    other.poll(second);
    permit.close();
    assertThat(cx.wakes()).isEqualTo(1);
    assertThat(other.wakes()).isZero();
    assertThat(semaphore.tryAcquire()).isNull();
    assertThat(other.poll(second).isReady()).isFalse();
    assertThat(cx.poll(first).isReady()).isTrue();
  }

  @Test
  void acquire_ofMany_isNotOvertakenByFew() throws Exception {
    Semaphore semaphore = new Semaphore(2);
    Task<Permit> many = semaphore.acquire(3);
    Task<Permit> few = semaphore.acquire(1);
    cx.poll(many);
    assertThat(other.poll(few).isReady()).isFalse();
    assertThat(semaphore.tryAcquire()).isNull();
    semaphore.addPermits(1);
    assertThat(cx.poll(many).isReady()).isTrue();
    assertThat(other.poll(few).isReady()).isFalse();
  }

  @Test
  void cancel_ofMany_letsFewPass() throws Exception {
    Semaphore semaphore = new Semaphore(2);
    Task<Permit> many = semaphore.acquire(3);
    Task<Permit> few = semaphore.acquire(1);
    cx.poll(many);
    other.poll(few);
    many.cancel();
    assertThat(other.wakes()).isEqualTo(1);
    assertThat(other.poll(few).isReady()).isTrue();
    assertThat(semaphore.availablePermits()).isEqualTo(1);
    assertThat(semaphore.waiters()).isZero();
  }

  @Test
  void cancel_givesBackWhatWasGranted() throws Exception {
    Semaphore semaphore = new Semaphore(0);
    Task<Permit> first = semaphore.acquire();
    Task<Permit> second = semaphore.acquire();
    cx.poll(first);
    other.poll(second);
    semaphore.addPermits(1);
    first.cancel();
    first.cancel();
    assertThat(other.poll(second).isReady()).isTrue();
    assertThat(semaphore.availablePermits()).isZero();
  }

  @Test
  void addPermits_grantsToAllItIsEnoughFor() throws Exception {
    Semaphore semaphore = new Semaphore(0);
    List<ManualContext> contexts = new ArrayList<>();
    List<Task<Permit>> tasks = new ArrayList<>();
    for (int i = 0; i < 100; i++) { // more than are woken under one lock
      contexts.add(new ManualContext());
      tasks.add(semaphore.acquire());
      contexts.get(i).poll(tasks.get(i));
    }
    semaphore.addPermits(99);
    for (int i = 0; i < 99; i++) {
      assertThat(contexts.get(i).wakes()).isEqualTo(1);
      assertThat(contexts.get(i).poll(tasks.get(i)).isReady()).isTrue();
    }
    assertThat(contexts.get(99).wakes()).isZero();
    assertThat(semaphore.waiters()).isEqualTo(1);
  }

  @Test
  void close_failsThoseWhoWait_andAllToCome() throws Exception {
    Semaphore semaphore = new Semaphore(1);
    Task<Permit> waiting = semaphore.acquire(2);
    cx.poll(waiting);
    semaphore.close();
    assertThat(cx.wakes()).isEqualTo(1);
    assertThatThrownBy(() -> cx.poll(waiting)).isInstanceOf(ClosedException.class);
    waiting.cancel();
    assertThatThrownBy(() -> cx.poll(semaphore.acquire())).isInstanceOf(ClosedException.class);
    assertThat(semaphore.tryAcquire()).isNull();
    assertThat(semaphore.isClosed()).isTrue();
    assertThat(semaphore.availablePermits()).isEqualTo(1);
  }

  @Test
  void close_leavesWhatWasGranted() throws Exception {
    Semaphore semaphore = new Semaphore(0);
    Task<Permit> granted = semaphore.acquire();
    cx.poll(granted);
    semaphore.addPermits(1);
    semaphore.close();
    cx.poll(granted).value().close();
    assertThat(semaphore.availablePermits()).isEqualTo(1);
  }

  @Test
  void close_ofAPermit_whenThereIsNoRoomForIt_dropsIt() {
    Semaphore semaphore = new Semaphore(1);
    Permit permit = semaphore.tryAcquire();
    semaphore.addPermits(Integer.MAX_VALUE);
    permit.close();
    assertThat(semaphore.availablePermits()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void cancel_ofWhatWasGranted_whenThereIsNoRoomForAll_givesBackWhatThereIsRoomFor()
      throws Exception {
    Semaphore semaphore = new Semaphore(0);
    Task<Permit> granted = semaphore.acquire(3);
    cx.poll(granted);
    semaphore.addPermits(3);
    semaphore.addPermits(Integer.MAX_VALUE - 2);
    granted.cancel();
    assertThat(semaphore.availablePermits()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void forget_takesPermitsOutForGood() {
    Semaphore semaphore = new Semaphore(1);
    Permit permit = semaphore.tryAcquire();
    permit.forget();
    permit.close();
    assertThat(semaphore.availablePermits()).isZero();
  }

  @Test
  void poll_takesNothing_whenTheBudgetIsSpent() throws Exception {
    Semaphore semaphore = new Semaphore(1);
    Task<Permit> task = semaphore.acquire();
    cx.budget = 0;
    assertThat(cx.poll(task).isReady()).isFalse();
    assertThat(cx.isScheduled()).isTrue();
    assertThat(semaphore.availablePermits()).isEqualTo(1);
    cx.budget = 1;
    assertThat(cx.poll(task).isReady()).isTrue();
  }

  @Test
  void poll_again_changesNothing_andAnotherTaskTakesTheWaitOver() throws Exception {
    Semaphore semaphore = new Semaphore(0);
    Task<Permit> task = semaphore.acquire();
    cx.poll(task);
    cx.poll(task);
    other.poll(task);
    assertThat(semaphore.waiters()).isEqualTo(1);
    semaphore.addPermits(1);
    assertThat(cx.wakes()).isZero();
    assertThat(other.wakes()).isEqualTo(1);
  }

  @Test
  void arguments_outOfRange_areRefused() {
    Semaphore semaphore = new Semaphore(Integer.MAX_VALUE);
    assertThatThrownBy(() -> new Semaphore(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> semaphore.acquire(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> semaphore.addPermits(1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(semaphore.availablePermits()).isEqualTo(Integer.MAX_VALUE);
  }
}
