package dev.contrail.analysis.report;

import dev.contrail.analysis.dump.Dump;
import dev.contrail.analysis.dump.DumpSummary;
import dev.contrail.analysis.dump.LeafTrace;
import dev.contrail.analysis.dump.Stack;
import dev.contrail.analysis.dump.TaskTrace;
import dev.contrail.analysis.dump.WorkerTrace;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Prints dumps as JSON for programs, schema {@value #SCHEMA}. Each task is one line. It is written
 * task by task, without a document in memory. Every name is always present; null stands for a value
 * that the recording does not have.
 */
final class DumpJsonWriter implements DumpWriter {
  static final String SCHEMA = "contrail-dump/1";

  @Override
  public void write(DumpReport report, Writer out) throws IOException {
    JsonFactory factory =
        JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    try (JsonGenerator json =
        factory.createGenerator(ObjectWriteContext.empty(), new JsonText(out))) {
      json.writeStartObject();
      json.writeStringProperty("schema", SCHEMA);
      json.writeStringProperty("file", report.dumps().file());
      texts(json, "files", report.dumps().files());
      texts(json, "notices", report.notices());
      texts(json, "leftOut", report.dumps().leftOut());
      texts(json, "remarks", report.dumps().remarks());
      json.writeArrayPropertyStart("dumps");
      for (Dump dump : report.shown()) {
        newLine(json);
        dump(json, dump);
      }
      json.writeEndArray();
      json.writeEndObject();
      newLine(json);
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }

  private static void dump(JsonGenerator json, Dump dump) {
    DumpSummary summary = dump.summary();
    json.writeStartObject();
    json.writeNumberProperty("id", dump.id());
    text(json, "scheduler", dump.scheduler());
    json.writeNumberProperty("jvm", dump.jvm());
    number(json, "pid", dump.jvmModel().pid());
    text(json, "trigger", summary == null ? null : summary.trigger());
    json.writeStringProperty("time", dump.time().toString());
    fact(json, "exact", summary == null ? null : summary.exact());
    fact(json, "complete", summary == null ? null : summary.complete());
    fact(json, "hasStacks", summary == null ? null : summary.hasStacks());
    number(json, "pauseNanos", summary == null ? null : known(summary.pauseNanos()));
    number(json, "durationNanos", summary == null ? null : known(summary.durationNanos()));
    number(json, "numTasks", summary == null ? null : (Long) (long) summary.tasks());
    number(json, "numUntraced", summary == null ? null : (Long) (long) summary.untraced());
    json.writeNumberProperty("tracesRead", dump.readTraces());
    json.writeNumberProperty("tracesMissing", dump.missingTraces());
    json.writeNumberProperty("tracesNotKept", dump.unkeptTraces());
    json.writeBooleanProperty("hasTasks", dump.isKept());
    json.writeArrayPropertyStart("workers");
    for (WorkerTrace worker : dump.workers()) {
      newLine(json);
      worker(json, worker);
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("tasks");
    for (int i = 0; i < dump.taskCount(); i++) {
      newLine(json);
      task(json, dump.task(i));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void worker(JsonGenerator json, WorkerTrace worker) {
    json.writeStartObject();
    json.writeNumberProperty("worker", worker.worker());
    text(json, "thread", worker.threadName());
    json.writeBooleanProperty("late", worker.isLate());
    number(json, "taskId", worker.taskId() == 0 ? null : (Long) worker.taskId());
    number(json, "runningForNanos", known(worker.runningForNanos()));
    json.writeName("stack");
    frames(json, worker.stack());
    json.writeEndObject();
  }

  private static void task(JsonGenerator json, TaskTrace task) {
    json.writeStartObject();
    json.writeNumberProperty("id", task.id());
    text(json, "name", task.name());
    text(json, "kind", task.kind());
    text(json, "state", task.state());
    text(json, "thread", task.threadName());
    text(json, "waitingOn", task.waitingOn());
    number(json, "inStateNanos", known(task.inStateNanos()));
    json.writeNumberProperty("polls", task.polls());
    number(json, "ageNanos", known(task.ageNanos()));
    text(json, "spawnSite", task.spawnSite());
    json.writeArrayPropertyStart("stacks");
    for (LeafTrace leaf : task.leaves()) {
      json.writeStartObject();
      text(json, "waitingOn", leaf.waitingOn());
      json.writeName("frames");
      frames(json, leaf.stack());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberProperty("stacksLeftOut", task.leavesLeftOut());
    json.writeEndObject();
  }

  private static void frames(JsonGenerator json, @Nullable Stack stack) {
    json.writeStartArray();
    if (stack != null) {
      stack.frames().forEach(json::writeString);
    }
    json.writeEndArray();
  }

  /** Starts a new line between two values, since a task per line is easy to read and to search. */
  private static void newLine(JsonGenerator json) {
    json.writeRaw('\n');
  }

  private static @Nullable Long known(long nanos) {
    return nanos < 0 ? null : nanos;
  }

  private static void texts(JsonGenerator json, String name, List<String> texts) {
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }

  private static void text(JsonGenerator json, String name, @Nullable String text) {
    if (text == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, text);
    }
  }

  private static void number(JsonGenerator json, String name, @Nullable Long number) {
    if (number == null) {
      json.writeNullProperty(name);
    } else {
      json.writeNumberProperty(name, number);
    }
  }

  private static void fact(JsonGenerator json, String name, @Nullable Boolean fact) {
    if (fact == null) {
      json.writeNullProperty(name);
    } else {
      json.writeBooleanProperty(name, fact);
    }
  }
}
