package dev.contrail.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

@Name(EventNames.STACK_TEXT)
@Label("Stack Text")
@Description("Where a thread was at the instant of a dump, once for all that refer to it")
@Category({"Contrail", "Dump"})
@StackTrace(false)
final class StackTextEvent extends Event {

  @Label("Dump Id")
  @Description("Id of the dump")
  @DumpIdRelation
  long dumpId;

  @Label("Stack Id")
  @Description("Id of the stack in its dump, from 1")
  long stackId;

  @Label("Text")
  @Description("The frames, one a line, innermost first")
  @Nullable String text;

  static void offer(long dumpId, long stackId, String text) {
    var event = new StackTextEvent();
    if (event.shouldCommit()) {
      event.dumpId = dumpId;
      event.stackId = stackId;
      event.text = text;
      Commits.commit(event);
    }
  }
}
