package dev.contrail.analysis.report;

import dev.contrail.analysis.model.EventLoss;
import dev.contrail.analysis.model.JvmLoad;
import dev.contrail.analysis.model.JvmModel;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** One JVM as JSON: its identity, its use of the machine, and its missing events. */
final class JvmJson {
  private JvmJson() {}

  static void write(JsonGenerator json, JvmModel jvm) {
    json.writeStartObject();
    text(json, "name", jvm.name());
    text(json, "version", jvm.version());
    text(json, "javaArguments", jvm.javaArguments());
    if (jvm.pid() == null) {
      json.writeNullProperty("pid");
    } else {
      json.writeNumberProperty("pid", jvm.pid());
    }
    text(json, "startTime", jvm.startTime() == null ? null : jvm.startTime().toString());
    text(json, "file", jvm.file());
    JvmLoad load = jvm.load();
    share(json, "meanCpuShare", load.meanCpu());
    share(json, "maxCpuShare", load.maxCpu());
    share(json, "meanMachineCpuShare", load.meanMachineCpu());
    share(json, "maxMachineCpuShare", load.maxMachineCpu());
    json.writeNumberProperty("garbageCollections", load.collections());
    whole(json, "gcPauseNanos", load.pauseNanos());
    whole(json, "longestGcPauseNanos", load.longestPauseNanos());
    whole(json, "lastHeapAfterGcBytes", load.lastHeapBytes());
    whole(json, "maxHeapAfterGcBytes", load.maxHeapBytes());
    json.writeNumberProperty("unrecordedGaps", jvm.unrecorded().gaps());
    json.writeNumberProperty("unrecordedNanos", jvm.unrecorded().nanos());
    json.writeArrayPropertyStart("missingEvents");
    for (EventLoss loss : jvm.losses()) {
      json.writeStartObject();
      json.writeStringProperty("type", loss.eventType());
      json.writeNumberProperty("committed", loss.committed());
      json.writeNumberProperty("missing", loss.missing());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String name, @Nullable String text) {
    if (text == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, text);
    }
  }

  private static void share(JsonGenerator json, String name, OptionalDouble share) {
    if (share.isPresent()) {
      json.writeNumberProperty(name, Math.rint(share.getAsDouble() * 1e6) / 1e6);
    } else {
      json.writeNullProperty(name);
    }
  }

  private static void whole(JsonGenerator json, String name, OptionalDouble number) {
    if (number.isPresent()) {
      json.writeNumberProperty(name, (long) number.getAsDouble());
    } else {
      json.writeNullProperty(name);
    }
  }
}
