package dev.contrail.sync;

import dev.contrail.task.JoinHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The running tasks of a {@link JoinSet}, in the order in which they were added. Not thread-safe.
 *
 * @param <T> the type of the results
 */
final class Members<T extends @Nullable Object> {
  private @Nullable Member<T> first;
  private @Nullable Member<T> last;
  private int size;

  /** A running task, and a future of this set that completes when the task ends. */
  static final class Member<T extends @Nullable Object> {
    final JoinHandle<T> handle;
    final CompletableFuture<T> end;

    private @Nullable Member<T> previous;
    private @Nullable Member<T> next;
    private boolean isLinked;

    Member(JoinHandle<T> handle) {
      this.handle = handle;
      this.end = handle.toCompletableFuture();
    }

    /** Removes the set's dependent from the handle. */
    void forget() {
      end.cancel(false);
    }
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void add(Member<T> member) {
    Member<T> before = last;
    member.previous = before;
    if (before == null) {
      first = member;
    } else {
      before.next = member;
    }
    last = member;
    member.isLinked = true;
    size++;
  }

  /** Removes a member; returns whether it was present. */
  boolean remove(Member<T> member) {
    if (!member.isLinked) {
      return false;
    }
    Member<T> before = member.previous;
    Member<T> after = member.next;
    if (before == null) {
      first = after;
    } else {
      before.next = after;
    }
    if (after == null) {
      last = before;
    } else {
      after.previous = before;
    }
    member.previous = null;
    member.next = null;
    member.isLinked = false;
    size--;
    return true;
  }

  List<Member<T>> toList() {
    List<Member<T>> members = new ArrayList<>(size);
    for (Member<T> at = first; at != null; at = at.next) {
      members.add(at);
    }
    return members;
  }

  /** Removes all members and returns them. */
  List<Member<T>> drain() {
    List<Member<T>> members = toList();
    members.forEach(this::remove);
    return members;
  }
}
