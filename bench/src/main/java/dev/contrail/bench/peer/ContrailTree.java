package dev.contrail.bench.peer;

import dev.contrail.Scheduler;
import dev.contrail.task.Context;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import org.jspecify.annotations.Nullable;

/** A node of a tree: spawns its left half, is its right half, and then awaits the left. */
final class ContrailTree implements Task<Long> {
  private static final long UNKNOWN = -1;

  private final Scheduler scheduler;
  private final int depth;
  private @Nullable Task<Long> left;
  private @Nullable ContrailTree right;
  private long rightLeaves = UNKNOWN;

  ContrailTree(Scheduler scheduler, int depth) {
    this.scheduler = scheduler;
    this.depth = depth;
  }

  @Override
  public Poll<Long> poll(Context cx) throws Exception {
    if (depth == 0) {
      return Poll.ready(1L);
    }
    Task<Long> leftHalf = left;
    ContrailTree rightHalf = right;
    if (leftHalf == null || rightHalf == null) {
      leftHalf = scheduler.spawn(new ContrailTree(scheduler, depth - 1)).toTask();
      rightHalf = new ContrailTree(scheduler, depth - 1);
      left = leftHalf;
      right = rightHalf;
    }
    if (rightLeaves == UNKNOWN) {
      Poll<Long> poll = rightHalf.poll(cx);
      if (!poll.isReady()) {
        return poll;
      }
      rightLeaves = poll.value();
    }
    Poll<Long> poll = leftHalf.poll(cx);
    return poll.isReady() ? Poll.ready(poll.value() + rightLeaves) : poll;
  }
}
