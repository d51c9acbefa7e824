package dev.contrail.internal.scheduler;

import static dev.contrail.internal.task.StateSpace.require;

import dev.contrail.internal.task.StateSpace;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The real {@link Idle} with workers that find work, search, steal, run, spawn, lie down and are
 * woken as {@link Worker} does it, and outside threads that push. A step is one call of Idle, one
 * look at a queue, or one unpark; a poll may also never end.
 */
final class IdleModel implements StateSpace.Model {
  private static final VarHandle WORD;
  private static final VarHandle BELOW;

  static {
    try {
      var lookup = MethodHandles.privateLookupIn(Idle.class, MethodHandles.lookup());
      WORD = lookup.findVarHandle(Idle.class, "word", long.class);
      BELOW = lookup.findVarHandle(Idle.class, "below", int[].class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** The next step of an actor. */
  enum At {
    LOOK_AT_OWN,
    LOOK_OUTSIDE,
    SEARCH,
    STEAL,
    SEARCH_OUTSIDE,
    STOP_SEARCHING,
    LOOK_FOR_MORE,
    POLL,
    LIE_DOWN,
    LOOK_AGAIN,
    SLEEP,
    STUCK,
    PUSH,
    NOTIFY,
    UNPARK,
    GONE
  }

  private final class Actor {
    final int index;
    At at;
    At after = At.GONE;
    int target;
    boolean isSearching;
    boolean isPending;
    boolean hasToken;
    int left;

    Actor(int index, At at) {
      this.index = index;
      this.at = at;
    }

    long save() {
      long flags = (isSearching ? 1 : 0) | (isPending ? 2 : 0) | (hasToken ? 4 : 0);
      return flags | left << 3 | at.ordinal() << 5 | after.ordinal() << 9 | (long) target << 13;
    }

    void restore(long saved) {
      isSearching = (saved & 1) != 0;
      isPending = (saved & 2) != 0;
      hasToken = (saved & 4) != 0;
      left = (int) (saved >>> 3) & 3;
      at = At.values()[(int) (saved >>> 5) & 15];
      after = At.values()[(int) (saved >>> 9) & 15];
      target = (int) (saved >>> 13) & 7;
    }

    int choices() {
      return switch (at) {
        case GONE, STUCK -> 0;
        case SLEEP -> hasToken ? 1 : 0;
        case POLL -> 1 + (spawns > 0 ? 1 : 0) + (blocks > 0 ? 1 : 0);
        default -> 1;
      };
    }

    void step(int choice) {
      switch (at) {
        case LOOK_AT_OWN -> at = takeFrom(index) ? At.STOP_SEARCHING : At.LOOK_OUTSIDE;
        case LOOK_OUTSIDE -> at = takeFrom(outside) ? At.STOP_SEARCHING : At.SEARCH;
        case SEARCH -> {
          isSearching = isSearching || idle.transitionToSearching();
          target = 0;
          at = isSearching ? At.STEAL : At.LIE_DOWN;
        }
        case STEAL -> steal();
        case SEARCH_OUTSIDE -> at = takeFrom(outside) ? At.STOP_SEARCHING : At.LIE_DOWN;
        case STOP_SEARCHING -> {
          boolean wasLast = isSearching && idle.transitionFromSearching();
          isSearching = false;
          isPending = false;
          target = 0;
          at = wasLast ? At.LOOK_FOR_MORE : At.POLL;
        }
        case LOOK_FOR_MORE -> {
          isPending |= queued[target++] > 0;
          after = At.POLL;
          at = target <= outside ? At.LOOK_FOR_MORE : isPending ? At.NOTIFY : after;
        }
        case POLL -> poll(choice);
        case LIE_DOWN -> {
          boolean looksAgain = idle.transitionToParked(index, isSearching);
          isSearching = false;
          isPending = false;
          target = 0;
          at = looksAgain ? At.LOOK_AGAIN : At.SLEEP;
        }
        case LOOK_AGAIN -> {
          isPending |= queued[target++] > 0;
          after = At.SLEEP;
          at = target <= outside ? At.LOOK_AGAIN : isPending ? At.NOTIFY : At.SLEEP;
        }
        case SLEEP -> {
          hasToken = false;
          isSearching = true;
          at = At.LOOK_AT_OWN;
        }
        case PUSH -> {
          queued[outside]++;
          left--;
          after = left > 0 ? At.PUSH : At.GONE;
          at = At.NOTIFY;
        }
        case NOTIFY -> {
          target = idle.workerToNotify();
          at = target == Idle.NONE ? after : At.UNPARK;
          target = Math.max(0, target);
        }
        case UNPARK -> {
          require(!actors.get(target).hasToken, "woken twice from one sleep");
          actors.get(target).hasToken = true;
          at = after;
        }
        default -> throw new IllegalStateException();
      }
    }

    private boolean takeFrom(int queue) {
      boolean isThere = queued[queue] > 0;
      queued[queue] -= isThere ? 1 : 0;
      return isThere;
    }

    private void steal() {
      int count = target == index ? 0 : (queued[target] + 1) / 2;
      queued[target] -= count;
      queued[index] += Math.max(0, count - 1);
      target++;
      if (count > 0) {
        at = At.STOP_SEARCHING;
      } else if (target == outside) {
        at = At.SEARCH_OUTSIDE;
      }
    }

    private void poll(int choice) {
      if (choice == 0) {
        at = At.LOOK_AT_OWN;
      } else if (choice == 1 && spawns > 0) {
        spawns--;
        queued[index]++;
        after = At.POLL;
        at = At.NOTIFY;
      } else {
        blocks--;
        at = At.STUCK;
      }
    }
  }

  private final Idle idle;
  private final int workers;

  /** The index of the injection queue in {@link #queued}, after the workers' own. */
  private final int outside;

  private final int[] queued;
  private final List<Actor> actors = new ArrayList<>();
  private int spawns;
  private int blocks;

  /**
   * Workers that are all awake, and nothing to do yet.
   *
   * @param workers 2 or 3
   * @param pushers how many outside threads push
   * @param pushes how often each of them does
   * @param spawns how many tasks polls spawn, in all
   * @param blocks how many polls never end
   */
  IdleModel(int workers, int pushers, int pushes, int spawns, int blocks) {
    this.idle = new Idle(workers);
    this.workers = workers;
    this.outside = workers;
    this.queued = new int[workers + 1];
    this.spawns = spawns;
    this.blocks = blocks;
    for (int i = 0; i < workers; i++) {
      actors.add(new Actor(i, At.LOOK_AT_OWN));
    }
    for (int i = 0; i < pushers; i++) {
      Actor pusher = new Actor(workers + i, At.PUSH);
      pusher.left = pushes;
      actors.add(pusher);
    }
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
    return (actor < workers ? "worker " : "outside ") + actor + " " + actors.get(actor).at;
  }

  @Override
  public void check() {
    require(idle.isConsistent(), "unparked = workers - sleepers");
    int searching = 0;
    int sleeping = 0;
    for (Actor actor : actors) {
      boolean isOnItsWay = actor.hasToken || actor.at == At.UNPARK;
      searching += (actor.isSearching ? 1 : 0) + (isOnItsWay ? 1 : 0);
      boolean isAsleep = actor.at == At.SLEEP || actor.at == At.LOOK_AGAIN;
      isAsleep |= actor.after == At.SLEEP && (actor.at == At.NOTIFY || actor.at == At.UNPARK);
      sleeping += (isAsleep ? 1 : 0) - (isOnItsWay ? 1 : 0);
    }
    require(idle.searchingCount() == searching, "each worker that counts as searching searches");
    require(
        idle.unparkedCount() == workers - sleeping, "each worker that counts as parked is parked");
    require(2 * searching <= workers + 1, "about half the workers search at most");
  }

  @Override
  public void checkEnd() {
    boolean isSomeoneAsleep = actors.stream().anyMatch(actor -> actor.at == At.SLEEP);
    boolean isWorkQueued = Arrays.stream(queued).anyMatch(count -> count > 0);
    require(!(isSomeoneAsleep && isWorkQueued), "no worker parks for ever while work is queued");
  }

  @Override
  public long[] save() {
    long queues = spawns | (long) blocks << 3;
    for (int count : queued) {
      queues = queues << 4 | count;
    }
    long[] saved = new long[3 + actors.size()];
    // The version only counts: it is left out, or there would be no end of states.
    saved[0] = (long) WORD.getVolatile(idle) & (1L << 36) - 1;
    for (int below : (int[]) BELOW.get(idle)) {
      saved[1] = saved[1] << 4 | below;
    }
    saved[2] = queues;
    for (int i = 0; i < actors.size(); i++) {
      saved[3 + i] = actors.get(i).save();
    }
    return saved;
  }

  @Override
  public void restore(long[] saved) {
    WORD.setVolatile(idle, saved[0]);
    int[] below = (int[]) BELOW.get(idle);
    for (int i = 0; i < workers; i++) {
      below[i] = (int) (saved[1] >>> 4 * (workers - 1 - i)) & 15;
    }
    long queues = saved[2];
    for (int i = queued.length - 1; i >= 0; i--) {
      queued[i] = (int) queues & 15;
      queues >>>= 4;
    }
    spawns = (int) queues & 7;
    blocks = (int) (queues >>> 3) & 7;
    for (int i = 0; i < actors.size(); i++) {
      actors.get(i).restore(saved[3 + i]);
    }
  }

  @Override
  public String toString() {
    return idle + " queued=" + Arrays.toString(queued);
  }
}
