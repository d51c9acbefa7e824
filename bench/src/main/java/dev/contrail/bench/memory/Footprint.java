package dev.contrail.bench.memory;

import java.util.List;
import org.openjdk.jol.info.ClassLayout;

/**
 * What a task is made of, and how many bytes each part takes in this JVM.
 *
 * @param part what it is
 * @param type its class
 * @param owner whose it is
 * @param bytes its size, with header and padding
 */
public record Footprint(String part, String type, Owner owner, long bytes) {

  /** Whose objects are counted. */
  public enum Owner {
    /** Made by every spawn. */
    CELL,
    /** What a waiting task waits with; as many as it waits for at once. */
    LEAF,
    /** What the user hands in. */
    USER
  }

  private static final String INTERNAL = "dev.contrail.internal.";
  private static final String SYNC = "dev.contrail.sync.";

  static {
    // Neither is needed to lay out a class, and both take their time and print warnings.
    System.setProperty("jol.skipDynamicAttach", "true");
    System.setProperty("jol.skipHotspotSAAttach", "true");
  }

  /** What javac makes of a lambda that captures one variable; JOL cannot look into a real one. */
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
