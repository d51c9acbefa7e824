package dev.contrail.internal.jfr;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/**
 * Requests a dump at the end of a chunk, so that {@code jcmd PID JFR.dump} gets a dump into the
 * file that it writes. Flight Recorder waits for it and holds its lock, so the wait is bounded. A
 * dump polls tasks, so a recording has to request it: Contrail's settings do.
 */
@Name(EventNames.TASK_DUMP_REQUEST)
@Label("Task Dump Request")
@Description("A recording was dumped or a chunk of it ended, and asked for a dump of all tasks")
@Category({"Contrail", "Dump"})
@Enabled(false)
@Period("endChunk")
@StackTrace(false)
final class TaskDumpRequestEvent extends Event {
  /** Bound of the wait; tasks that the dump finds later are in the next chunk. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

  /**
   * Bound of the wait for jcmd, which writes the file right away: a million tasks take over two
   * seconds.
   */
  private static final long OPERATORS_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  /**
   * Longest age of a dump that answers a request: a dump may fill a chunk, which then ends and
   * requests one, too.
   */
  private static final Duration RECENT = Duration.ofSeconds(10);

  /**
   * Name of the thread that runs the commands of jcmd. An operator who asks twice wants two dumps.
   */
  private static final String JCMD = "Attach Listener";

  @Label("Scheduler")
  @Description("Name of the scheduler")
  @Nullable String scheduler;

  @Label("Dump Id")
  @Description("Id of the dump that answers; 0 if it had not begun in time")
  @DumpIdRelation
  long dumpId;

  @Label("Reused")
  @Description("Whether the answer is a dump that was on, or not older than ten seconds")
  boolean reused;

  /** The answer of one scheduler to come. */
  private record Answer(AttachedSource source, RequestedDump dump) {}

  /** Requests a dump of every scheduler. */
  static void offerAll(List<AttachedSource> sources) {
    if (!new TaskDumpRequestEvent().isEnabled() || !TaskTraceEvent.isWanted()) {
      return;
    }
    boolean isOperator = Thread.currentThread().getName().equals(JCMD);
    boolean hasStacks = DumpDemand.hasStacks();
    List<Answer> answers = new ArrayList<>();
    for (AttachedSource source : sources) {
      DumpSource dumps = source.dumps();
      long recent = isOperator ? 0 : dumps.recent(RECENT);
      if (recent == 0) {
        answers.add(new Answer(source, dumps.dump("request", hasStacks)));
      } else {
        offer(source.name(), recent, true);
      }
    }
    long patience = isOperator ? OPERATORS_PATIENCE_NANOS : PATIENCE_NANOS;
    long start = System.nanoTime();
    for (Answer answer : answers) {
      await(answer, patience - (System.nanoTime() - start));
    }
  }

  private static void await(Answer answer, long nanos) {
    long id = 0;
    try {
      answer.dump.end().get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
      id = answer.dump.id().getAsLong();
    } catch (TimeoutException e) {
      answer.source.dumps().commitSoFar(); // also of the dump that it has to wait for
      id = answer.dump.id().getAsLong();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      FlightRecording.warn("A dump of scheduler " + answer.source.name() + " failed", e);
    }
    offer(answer.source.name(), id, false);
  }

  private static void offer(String scheduler, long dumpId, boolean reused) {
    var event = new TaskDumpRequestEvent();
    if (event.shouldCommit()) {
      event.scheduler = scheduler;
      event.dumpId = dumpId;
      event.reused = reused;
      Commits.commit(event);
    }
  }
}
