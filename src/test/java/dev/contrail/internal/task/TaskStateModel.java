package dev.contrail.internal.task;

import static dev.contrail.internal.task.StateSpace.require;

import dev.contrail.internal.task.TaskWord.Life;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One task word, the real one, and all actors that may touch it at once: workers, wakers, aborters,
 * withdrawers, the spawner, and the tracers of two dumps. A step is one transition of the word, one
 * read of the cut, or one push or pop of the queue, of which only the number of entries matters.
 */
/*
 * The dumps follow the dump protocol, barriers included: an actor that is about to destroy a fact
 * of the
 * cut (start or end of a poll, abort, withdrawal) traces the task first if it is untraced. The
 * permitted statements of a dump are fixed when its cut is made, and depend on the actors in
 * flight
 * then: those that had read an older cut, and not acted on it yet.
 */
final class TaskStateModel implements StateSpace.Model {
  /** The statement of a dump about the task; a set of them is the permitted statements. */
  static final int NOTHING = 1;

  static final int WAITING = 2;
  static final int IN_QUEUE = 4;
  static final int ON_WORKER = 8;
  static final int ANYTHING = 15;

  /** The end of the task. */
  enum Outcome {
    ALIVE,
    READY,
    DISCARDED,
    CANCELLED,
    ABORTED_UNPOLLED,
    WITHDRAWN
  }

  final TaskState task = new TaskState() {};
  final List<TaskActor> actors = new ArrayList<>();

  /** The numbers of the epochs: before the first dump, of the first, of the second. */
  final int[] epochs;

  boolean isWithdrawable;
  boolean interrupts;
  boolean isRefused;

  // The state that is saved and restored, besides the word and the actors.
  int cut;
  int entries;
  int yields;
  boolean isWakeOwed;
  boolean isAborted;
  boolean isPolled;
  Outcome outcome = Outcome.ALIVE;
  int cancels;
  final int[] said = new int[3];
  final int[] maySay = new int[3];

  /** Every answer that any transition gave anywhere, to see that none was left out. */
  final Set<Enum<?>> answers = new HashSet<>();

  /**
   * A task that was just registered.
   *
   * @param epochs the numbers of up to two dumps
   */
  TaskStateModel(int... epochs) {
    this.epochs = new int[epochs.length + 1];
    System.arraycopy(epochs, 0, this.epochs, 1, epochs.length);
    actors.add(new SpawnerActor(this));
    if (epochs.length > 0) {
      actors.add(new CoordinatorActor(this));
    }
    for (int i = 1; i <= epochs.length; i++) {
      actors.add(new TracerActor(this, i));
    }
  }

  TaskStateModel workers(int count) {
    for (int i = 0; i < count; i++) {
      actors.add(new WorkerActor(this));
    }
    return this;
  }

  TaskStateModel wakers(int count) {
    for (int i = 0; i < count; i++) {
      actors.add(new WakerActor(this));
    }
    return this;
  }

  TaskStateModel aborters(int count) {
    for (int i = 0; i < count; i++) {
      actors.add(new AborterActor(this));
    }
    return this;
  }

  TaskStateModel withdrawers(int count) {
    for (int i = 0; i < count; i++) {
      actors.add(new WithdrawerActor(this));
    }
    return this;
  }

  TaskStateModel yields(int count) {
    yields = count;
    return this;
  }

  /** An unpolled task has nothing to cancel. */
  TaskStateModel withdrawable() {
    isWithdrawable = true;
    return this;
  }

  /** Aborters interrupt. */
  TaskStateModel interrupting() {
    interrupts = true;
    return this;
  }

  /** The spawner may find that the scheduler has shut down. */
  TaskStateModel refused() {
    isRefused = true;
    return this;
  }

  @Override
  public int actors() {
    return actors.size();
  }

  @Override
  public int choices(int actor) {
    return actors.get(actor).choices();
  }

  @Override
  public void step(int actor, int choice) {
    actors.get(actor).step(choice);
  }

  @Override
  public String describe(int actor) {
    return actors.get(actor).toString();
  }

  /** An actor claims the task on behalf of a dump. */
  TracedState.Claim claim(int dump) {
    boolean isUnborn = TaskWord.in(task).born() == TaskBits.UNSET;
    boolean isSettled = task.isSettledIn(epochs[dump]);
    TracedState.Claim claim = answer(task.transitionToTracing(epochs[dump]));
    require(!isSettled || claim == TracedState.Claim.NOT_MINE, "settled, and still to be claimed");
    require(task.isSettledIn(epochs[dump]), "settled by the actor that looked");
    if (claim != TracedState.Claim.NOT_MINE) {
      require(said[dump] == 0, "traced twice in one dump");
      said[dump] =
          switch (claim) {
            case WAITING, HELD_WAITING -> WAITING;
            case QUEUED, HELD_QUEUED -> IN_QUEUE;
            default -> ON_WORKER;
          };
      requireTruth(dump, said[dump]);
    } else if (isUnborn) {
      maySay[dump] = NOTHING; // decided, for all actors
    }
    return claim;
  }

  /** The claiming thread could not report the task: the dump counts it as missing. */
  void traceFailed(int dump) {
    said[dump] = NOTHING;
    maySay[dump] |= NOTHING;
  }

  private void requireTruth(int dump, int says) {
    if ((says & maySay[dump]) == 0) {
      throw new AssertionError("dump " + dump + " says " + says + ", may say " + maySay[dump]);
    }
  }

  /** The instant of the next dump: what it may say is known now. */
  void makeCut() {
    cut++;
    maySay[cut] = truth();
    if (cut == 2) {
      maySay[1] |= NOTHING; // it is over, and counts what it has not
    }
  }

  private int truth() {
    TaskWord word = TaskWord.in(task);
    int truth =
        switch (word.life()) {
          case IDLE, TRACING_IDLE -> WAITING;
          case QUEUED, TRACING_QUEUED -> IN_QUEUE;
          case RUNNING -> ON_WORKER;
          case DONE -> NOTHING;
        };
    for (TaskActor actor : actors) {
      truth = actor.amendTruth(truth);
    }
    return truth;
  }

  void beginPoll() {
    require(!isAborted && outcome == Outcome.ALIVE, "polled after its end");
    isPolled = true;
    isWakeOwed = false;
  }

  void end(Outcome how) {
    require(outcome == Outcome.ALIVE, "ends twice");
    require(how != Outcome.WITHDRAWN || !isPolled, "taken back after a poll");
    outcome = how;
  }

  <E extends Enum<E>> E answer(E answer) {
    answers.add(answer);
    return answer;
  }

  @Override
  public void check() {
    TaskWord word = TaskWord.in(task);
    int inside = 0;
    int running = 0;
    int tracing = 0;
    int queued = entries;
    for (TaskActor actor : actors) {
      inside += actor.isInside() ? 1 : 0;
      running += actor.isRunning() ? 1 : 0;
      tracing += actor.isTracing() ? 1 : 0;
      queued += actor.holdsEntry() ? 1 : 0;
    }
    Life life = word.life();
    require(inside <= 1, "two threads inside the body");
    require(running == (life == Life.RUNNING ? 1 : 0), "RUNNING means one worker");
    require(tracing == (word.isTracing() ? 1 : 0), "TRACING means one tracer");
    require((outcome != Outcome.ALIVE) == (life == Life.DONE), "DONE means it ended");
    boolean isQueued =
        life == Life.QUEUED || (life == Life.TRACING_QUEUED && !word.has(TaskWord.POPPED));
    boolean mayBeStale = life == Life.DONE && queued == 1;
    require(queued == (isQueued ? 1 : 0) || mayBeStale, "as many entries as the table says");
    require(life != Life.IDLE || !isWakeOwed, "no wake is lost");
    require(life != Life.IDLE || !isAborted, "no abort is lost");
    require(!word.has(TaskWord.INTERRUPTING) || running == 1, "interrupts its own poll only");
    require(cancels <= 1, "cancelled twice");
    require(task.isCancelledState() == isAborted, "the handle says cancelled");
    require(task.isComplete() == (isAborted || life == Life.DONE), "the handle is complete");
  }

  @Override
  public void checkEnd() {
    for (TaskActor actor : actors) {
      require(actor.isAtRest(), "an actor is stuck");
    }
    Life life = TaskWord.in(task).life();
    require(life == Life.IDLE || life == Life.DONE, "waits, or has ended");
    switch (outcome) {
      case READY, WITHDRAWN -> require(!isAborted, "aborted, but ended otherwise");
      case DISCARDED, CANCELLED, ABORTED_UNPOLLED -> require(isAborted, "cancelled by no actor");
      case ALIVE -> require(!isAborted && !isWakeOwed, "still to be polled or cancelled");
    }
    require(cancels == (outcome == Outcome.CANCELLED ? 1 : 0), "cancelled if not ready");
    for (int dump = 1; dump <= cut; dump++) {
      requireTruth(dump, said[dump] == 0 ? NOTHING : said[dump]);
    }
  }

  @Override
  public long[] save() {
    long places = 0;
    for (TaskActor actor : actors) {
      places = places << 7 | actor.save();
    }
    long world = cut | entries << 2 | yields << 5 | cancels << 8 | outcome.ordinal() << 10;
    world |= (isWakeOwed ? 1L << 13 : 0) | (isAborted ? 1L << 14 : 0) | (isPolled ? 1L << 15 : 0);
    world |= (long) said[1] << 16 | (long) said[2] << 20;
    world |= (long) maySay[1] << 24 | (long) maySay[2] << 28;
    return new long[] {TaskWord.bitsOf(task), places, world};
  }

  @Override
  public void restore(long[] state) {
    TaskWord.setBits(task, state[0]);
    long places = state[1];
    for (int i = actors.size() - 1; i >= 0; i--) {
      actors.get(i).restore((int) places & 0x7F);
      places >>>= 7;
    }
    long world = state[2];
    cut = (int) world & 3;
    entries = (int) (world >>> 2) & 7;
    yields = (int) (world >>> 5) & 7;
    cancels = (int) (world >>> 8) & 3;
    outcome = Outcome.values()[(int) (world >>> 10) & 7];
    isWakeOwed = (world & 1 << 13) != 0;
    isAborted = (world & 1 << 14) != 0;
    isPolled = (world & 1 << 15) != 0;
    said[1] = (int) (world >>> 16) & 0xF;
    said[2] = (int) (world >>> 20) & 0xF;
    maySay[1] = (int) (world >>> 24) & 0xF;
    maySay[2] = (int) (world >>> 28) & 0xF;
  }

  @Override
  public String toString() {
    return TaskWord.in(task) + " entries=" + entries + " cut=" + cut;
  }
}
