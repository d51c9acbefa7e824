package dev.contrail.bench.memory;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints the parts of a task. */
@Command(name = "memory", description = "Bytes per task, as JOL finds them in this JVM.")
public final class MemoryCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    List<Footprint> parts = Footprint.all(); // first: JOL has remarks of its own
    System.out.println("| what | class | bytes |");
    System.out.println("|---|---|--:|");
    for (Footprint.Owner owner : Footprint.Owner.values()) {
      parts.stream().filter(part -> part.owner() == owner).forEach(part -> print(owner, part));
    }
    return 0;
  }

  private static void print(Footprint.Owner owner, Footprint part) {
    String whose =
        switch (owner) {
          case CELL -> "cell: ";
          case LEAF -> "leaf: ";
          case USER -> "user's: ";
        };
    System.out.println(
        "| " + whose + part.part() + " | `" + part.type() + "` | " + part.bytes() + " |");
  }
}
