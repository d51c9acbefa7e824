package dev.contrail.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

@Name(EventNames.TASK_FAILED)
@Label("Task Failed")
@Description("A task ended by an exception of its own")
@Category({"Contrail", "Task"})
@StackTrace(false)
final class TaskFailedEvent extends Event {

  /** Bounds the message, which can be a whole document; enough to recognise a failure. */
  private static final int MAX_MESSAGE_LENGTH = 512;

  @Label("Scheduler")
  @Description("Name of the scheduler")
  @Nullable String scheduler;

  @Label("Task Id")
  @Description("Id of the task that failed")
  @TaskIdRelation
  long taskId;

  @Label("Task Name")
  @Description("Name of the task that failed, if it has one")
  @Nullable String name;

  @Label("Thrown Class")
  @Description("Class of the exception")
  @Nullable Class<?> thrownClass;

  @Label("Message")
  @Description("First 512 characters of the message of the exception")
  @Nullable String message;

  static void offer(String scheduler, long taskId, @Nullable String name, Throwable thrown) {
    var event = new TaskFailedEvent();
    if (event.shouldCommit()) {
      event.scheduler = scheduler;
      event.taskId = taskId;
      event.name = name;
      event.thrownClass = thrown.getClass();
      event.message = messageOf(thrown);
      Commits.commit(event);
    }
  }

  private static @Nullable String messageOf(Throwable thrown) {
    try {
      String message = thrown.getMessage();
      return message == null || message.length() <= MAX_MESSAGE_LENGTH
          ? message
          : message.substring(0, MAX_MESSAGE_LENGTH);
    } catch (Throwable failure) { // getMessage() is the task's own code
      return null;
    }
  }
}
