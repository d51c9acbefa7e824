package dev.contrail.bench.peer;

import dev.contrail.Scheduler;
import dev.contrail.sync.Oneshot;
import dev.contrail.task.Context;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import org.jspecify.annotations.Nullable;

/** A task that starts its partner and exchanges signals with it. */
@SuppressWarnings("NullAway") // which does not see the bounds of type parameters in a jar
final class ContrailExchange implements Task<@Nullable Void> {
  private final Scheduler scheduler;
  private final Work done;
  private @Nullable Task<@Nullable Void> answer;

  ContrailExchange(Scheduler scheduler, Work done) {
    this.scheduler = scheduler;
    this.done = done;
  }

  @Override
  public Poll<@Nullable Void> poll(Context cx) throws Exception {
    Task<@Nullable Void> awaited = answer;
    if (awaited == null) {
      var first = new Oneshot<@Nullable Void>();
      var second = new Oneshot<@Nullable Void>();
      var unused = scheduler.spawn(new Partner(first, second));
      first.send(null);
      awaited = second.receive();
      answer = awaited;
    }
    Poll<@Nullable Void> poll = awaited.poll(cx);
    if (poll.isReady()) {
      done.run();
    }
    return poll;
  }

  private static final class Partner implements Task<@Nullable Void> {
    private final Task<@Nullable Void> question;
    private final Oneshot<@Nullable Void> answer;

    Partner(Oneshot<@Nullable Void> question, Oneshot<@Nullable Void> answer) {
      this.question = question.receive();
      this.answer = answer;
    }

    @Override
    public Poll<@Nullable Void> poll(Context cx) throws Exception {
      Poll<@Nullable Void> poll = question.poll(cx);
      if (poll.isReady()) {
        answer.send(null);
      }
      return poll;
    }
  }
}
