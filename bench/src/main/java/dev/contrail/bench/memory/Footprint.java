package dev.contrail.bench.memory;

import java.util.List;
import org.openjdk.jol.info.ClassLayout;

/**
 * The parts of a task, and the size of each in this JVM.
 *
 * @param part name of the part
 * @param type its class
 * @param owner owner of its objects
 * @param bytes its size, with header and padding
 */
public record Footprint(String part, String type, Owner owner, long bytes) {

  /** The owner of a part. */
  public enum Owner {
    /** Made by every spawn. */
    CELL,
    /** Parts of a wait; one set per thing that the task waits for at once. */
    LEAF,
    /** Parts that the user passes in. */
    USER
  }

  private static final String INTERNAL = "dev.contrail.internal.";
  private static final String SYNC = "dev.contrail.sync.";

  static {
    // Neither is needed to lay out a class, and both take their time and print warnings.
    System.setProperty("jol.skipDynamicAttach", "true");
    System.setProperty("jol.skipHotspotSAAttach", "true");
  }

  /**
   * The class that javac would make of a lambda with one captured variable; JOL cannot look into a
   * real one.
   */
  @SuppressWarnings("UnusedVariable")
  private static final class UsersCall {
    private final Object captured = this;
  }

  /** All parts, cells first. */
  public static List<Footprint> all() {
    return List.of(
        of("task of one call", INTERNAL + "task.RunOnceCell", Owner.CELL),
        of("resumable task", INTERNAL + "task.ResumableCell", Owner.CELL),
        of("sleep", "dev.contrail.time.Sleep", Owner.LEAF),
        of("its deadline", "dev.contrail.time.Deadline", Owner.LEAF),
        of("its timer", INTERNAL + "timer.Timer", Owner.LEAF),
        of("oneshot", SYNC + "Oneshot", Owner.LEAF),
        of("its receiving end", SYNC + "Oneshot$Receiver", Owner.LEAF),
        of("receive of a channel", SYNC + "ChannelReceive", Owner.LEAF),
        of("send of a channel", SYNC + "ChannelSend", Owner.LEAF),
        of("awaited handle", INTERNAL + "task.JoinTask", Owner.LEAF),
        of("yield", "dev.contrail.task.YieldTask", Owner.LEAF),
        of("a callable that captures one reference", UsersCall.class.getName(), Owner.USER));
  }

  private static Footprint of(String part, String type, Owner owner) {
    try {
      Class<?> found = Class.forName(type);
      String name = type.substring(type.lastIndexOf('.') + 1).replace('$', '.');
      return new Footprint(part, name, owner, ClassLayout.parseClass(found).instanceSize());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the engine no longer has " + type, e);
    }
  }
}
