package dev.contrail.internal.dump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.dump.LeafTrace;
import dev.contrail.dump.TaskTrace;
import dev.contrail.internal.task.Cut;
import dev.contrail.internal.task.ResumableCell;
import dev.contrail.internal.task.RunOnceCell;
import dev.contrail.internal.task.Schedule;
import dev.contrail.internal.task.TaskTracer;
import dev.contrail.internal.task.TraceSink;
import dev.contrail.internal.task.TraceWatch;
import dev.contrail.task.Context;
import dev.contrail.task.Leaf;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StackTableTest {
  private static final Schedule SCHEDULE =
      (Schedule)
          Proxy.newProxyInstance(
              Schedule.class.getClassLoader(),
              new Class<?>[] {Schedule.class},
              (proxy, method, arguments) -> method.getName().equals("cut") ? Cut.NONE : null);

  private final StackTable stacks = new StackTable();
  private final List<List<StackTraceElement>> found = new ArrayList<>();
  private final CountDownLatch hasBegun = new CountDownLatch(1);
  private final CountDownLatch hold = new CountDownLatch(1);

  /** A task that waits for ever, in one of two places. */
  private record Waiting(boolean isFirst) implements Task<String>, Leaf {
    @Override
    public Poll<String> poll(Context cx) {
      return isFirst ? first(cx) : second(cx);
    }

    private Poll<String> first(Context cx) {
      return cx.pending(this);
    }

    private Poll<String> second(Context cx) {
      return cx.pending(this);
    }
  }

  /** A task that names two leaves, from two lines of one method. */
  private record WaitingTwice() implements Task<String>, Leaf {
    @Override
    public Poll<String> poll(Context cx) {
      cx.pending(this);
      return cx.pending(this);
    }
  }

  /** Keeps the stack at each leaf. */
  private final class Sink implements TraceSink {
    @Override
    public void task(TaskTrace trace, int leaves) {}

    @Override
    public @Nullable LeafTrace leaf(TaskTrace task, int leaf, String waitingOn) {
      found.add(stacks.here());
      return null;
    }

    @Override
    public @Nullable LeafTrace running(Thread thread) {
      return null;
    }
  }

  /** Lets every trace poll be made, and end. */
  private static final class Patient implements TraceWatch {
    @Override
    public boolean begin(TaskTrace known) {
      return true;
    }

    @Override
    public boolean isCurrent() {
      return true;
    }

    @Override
    public boolean end() {
      return true;
    }
  }

  /** Polls a task until it waits, and traces it. */
  private void trace(Task<String> task) {
    ResumableCell<String> cell = new ResumableCell<>(SCHEDULE, 1, null, task);
    cell.born(0);
    cell.run(null);
    new TaskTracer(1, System.nanoTime(), name -> true, new Sink()).traceLeaves(cell, new Patient());
  }

  /** Returns the names of a stack's methods, without the frames of lambdas' own classes. */
  private static List<String> methods(List<StackTraceElement> stack) {
    return stack.stream()
        .filter(frame -> !frame.getClassName().contains("$$Lambda"))
        .map(StackTraceElement::getMethodName)
        .toList();
  }

  @Test
  void theStackOfALeaf_hasTheFramesOfTheTaskOnly() {
    trace(new Waiting(true));

    assertThat(found).hasSize(1);
    assertThat(methods(found.get(0))).containsExactly("first", "poll");
    assertThat(found.get(0))
        .extracting(StackTraceElement::getClassName)
        .containsOnly(Waiting.class.getName());
  }

  @Test
  void tasksAtTheSamePlace_shareAStack() {
    trace(new Waiting(true));
    trace(new Waiting(true));
    trace(new Waiting(false));

    assertThat(found).hasSize(3);
    assertThat(found.get(1)).isSameAs(found.get(0));
    assertThat(methods(found.get(2))).containsExactly("second", "poll");
  }

  @Test
  void twoLinesOfOneMethod_areTwoPlaces() {
    trace(new WaitingTwice());

    assertThat(found).hasSize(2);
    assertThat(found.get(0).get(0).getLineNumber()).isLessThan(found.get(1).get(0).getLineNumber());
  }

  private String await() throws InterruptedException {
    hasBegun.countDown();
    hold.await();
    return "done";
  }

  /** Runs a task inside the task that the thread runs. */
  private String runAnother() {
    RunOnceCell<String> inner = RunOnceCell.spawned(SCHEDULE, 2, null, this::await);
    inner.born(0);
    inner.run(null);
    return "done";
  }

  /** Returns the stack that the table sees of a thread which waits in {@link #await}. */
  private List<StackTraceElement> stackOf(Runnable body) throws InterruptedException {
    Thread thread = new Thread(body);
    thread.start();
    hasBegun.await();
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    List<StackTraceElement> stack = ThreadStack.of(thread);
    hold.countDown();
    thread.join();
    return stack;
  }

  private static void run(RunOnceCell<String> cell) {
    cell.born(0);
    cell.run(null);
  }

  @Test
  void theStackOfAThread_endsAtTheTaskThatItRuns() throws Exception {
    RunOnceCell<String> cell = RunOnceCell.spawned(SCHEDULE, 1, null, this::await);

    List<String> methods = methods(stackOf(() -> run(cell)));

    assertThat(methods).endsWith("await").doesNotContain("run");
  }

  @Test
  void theStackOfAThread_whoseTaskRunsAnother_endsAtTheOuterTask() throws Exception {
    RunOnceCell<String> cell = RunOnceCell.spawned(SCHEDULE, 1, null, this::runAnother);

    List<String> methods = methods(stackOf(() -> run(cell)));

    assertThat(methods).endsWith("runAnother").containsSubsequence("await", "run", "runAnother");
  }

  @Test
  void theStackOfAThread_withoutATask_isWhole() throws Exception {
    List<StackTraceElement> stack =
        stackOf(
            () -> {
              try {
                await();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });

    assertThat(methods(stack)).contains("await").endsWith("run");
  }
}
