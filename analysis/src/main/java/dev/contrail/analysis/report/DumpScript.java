package dev.contrail.analysis.report;

import dev.contrail.analysis.dump.Dump;
import dev.contrail.analysis.dump.Flame;
import dev.contrail.analysis.dump.LeafTrace;
import dev.contrail.analysis.dump.TaskTrace;
import dev.contrail.analysis.dump.WaitCounts;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The data of the script of a dump's page, as the JSON that it reads: distinct texts, the tree of
 * frames, and a column for each property of the tasks. If there are too many tasks for a page, it
 * has those that have been in their state longest; the tree counts all that wait.
 */
final class DumpScript {

  /** Bounds the tasks on a page. So many take about 10 MB, which a browser opens in a second. */
  static final int MAX_TASKS = 100_000;

  private static final int MAX_TEXT = 300;

  /** Greatest magnitude up to which a JavaScript number holds every integer exactly. */
  private static final long MAX_NUMBER = 1L << 53;

  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private final List<TaskTrace> tasks;
  private final Flame flame;
  private final int maxTasks;

  DumpScript(Dump dump, int maxTasks) {
    this.maxTasks = maxTasks;
    this.flame = Flame.of(WaitCounts.of(dump), DumpSentences::placeless);
    this.tasks = longest(dump);
  }

  private List<TaskTrace> longest(Dump dump) {
    PriorityQueue<TaskTrace> longest =
        new PriorityQueue<>(Comparator.comparingLong(TaskTrace::inStateNanos));
    for (int i = 0; i < dump.taskCount(); i++) {
      longest.add(dump.task(i));
      if (longest.size() > maxTasks) {
        longest.remove();
      }
    }
    List<TaskTrace> sorted = new ArrayList<>(longest);
    sorted.sort(
        Comparator.comparingLong(TaskTrace::inStateNanos)
            .reversed()
            .thenComparingLong(TaskTrace::id));
    return sorted;
  }

  /** Returns the number of tasks on the page. */
  int taskCount() {
    return tasks.size();
  }

  String json() {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeObjectPropertyStart("tasks");
      numbers(json, "id", TaskTrace::id);
      texts(json, "name", TaskTrace::name);
      texts(json, "kind", TaskTrace::kind);
      texts(json, "state", TaskTrace::state);
      texts(json, "thread", TaskTrace::threadName);
      texts(json, "waitingOn", TaskTrace::waitingOn);
      numbers(json, "inState", TaskTrace::inStateNanos);
      numbers(json, "polls", TaskTrace::polls);
      numbers(json, "age", TaskTrace::ageNanos);
      texts(json, "spawnSite", TaskTrace::spawnSite);
      numbers(json, "leftOut", TaskTrace::leavesLeftOut);
      json.writeArrayPropertyStart("leaves");
      tasks.forEach(task -> leaves(json, task));
      json.writeEndArray();
      json.writeEndObject();
      tree(json); // after the tasks, since they may add places
      json.writeArrayPropertyStart("texts");
      json.writeNull();
      texts.keySet().forEach(json::writeString);
      json.writeEndArray();
      json.writeEndObject();
    }
    return SafeScript.of(out.toString());
  }

  private void numbers(JsonGenerator json, String name, ToLongFunction<TaskTrace> value) {
    json.writeArrayPropertyStart(name);
    for (TaskTrace task : tasks) {
      long number = value.applyAsLong(task);
      if (Math.abs(number) <= MAX_NUMBER) {
        json.writeNumber(number);
      } else {
        json.writeString(Long.toString(number));
      }
    }
    json.writeEndArray();
  }

  private void texts(JsonGenerator json, String name, Function<TaskTrace, @Nullable String> value) {
    json.writeArrayPropertyStart(name);
    tasks.forEach(task -> json.writeNumber(text(value.apply(task))));
    json.writeEndArray();
  }

  /** Returns the number of a text, from 1; 0 stands for none. */
  private int text(@Nullable String text) {
    return text == null
        ? 0
        : texts.computeIfAbsent(VisibleText.of(text, MAX_TEXT), added -> texts.size() + 1);
  }

  /** Writes two numbers for each place: its node, and the text of what the task waits for there. */
  private void leaves(JsonGenerator json, TaskTrace task) {
    json.writeStartArray();
    for (LeafTrace leaf : task.leaves()) {
      json.writeNumber(flame.node(leaf.stack()));
      json.writeNumber(text(leaf.waitingOn()));
    }
    json.writeEndArray();
  }

  private void tree(JsonGenerator json) {
    json.writeObjectPropertyStart("frames");
    json.writeArrayPropertyStart("parent");
    for (int node = 0; node < flame.size(); node++) {
      json.writeNumber(flame.parent(node));
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("text");
    for (int node = 0; node < flame.size(); node++) {
      json.writeNumber(text(flame.frame(node)));
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("weight");
    for (int node = 0; node < flame.size(); node++) {
      json.writeNumber(flame.weight(node));
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
