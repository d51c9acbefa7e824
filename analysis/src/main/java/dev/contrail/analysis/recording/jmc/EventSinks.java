package dev.contrail.analysis.recording.jmc;

import static java.util.Map.entry;

import dev.contrail.analysis.dump.DumpsBuilder;
import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.model.SampledMetric;
import dev.contrail.analysis.recording.event.ChunkIdentity;
import dev.contrail.analysis.recording.event.ContrailEvents;
import dev.contrail.analysis.recording.event.JdkEvents;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openjdk.jmc.flightrecorder.parser.IEventSink;
import org.openjdk.jmc.flightrecorder.parser.ValueField;

/** Creates the sink for each type of event. A sink reads an event and does not keep it. */
public final class EventSinks {

  /** The sinks for events that the byte decoder never reads, by the name of the event. */
  private static final Map<String, Factory> OTHERS =
      Map.ofEntries(
          entry(
              ContrailEvents.SCHEDULER_CONFIGURATION,
              (sinks, fields) -> new ConfigurationSink(sinks.model, fields)),
          entry(
              ContrailEvents.COMMITTED_EVENTS,
              (sinks, fields) -> new CommittedEventsSink(sinks.identity, fields)),
          entry(ContrailEvents.TASK_DUMP, (sinks, fields) -> new TaskDumpSink(sinks.dumps, fields)),
          entry(
              ContrailEvents.TASK_TRACE, (sinks, fields) -> new TaskTraceSink(sinks.dumps, fields)),
          entry(
              ContrailEvents.WORKER_TRACE,
              (sinks, fields) -> new WorkerTraceSink(sinks.dumps, fields)),
          entry(
              ContrailEvents.STACK_TEXT, (sinks, fields) -> new StackTextSink(sinks.dumps, fields)),
          entry(
              JdkEvents.JVM_INFORMATION,
              (sinks, fields) -> new JvmInformationSink(sinks.identity, fields)),
          entry(JdkEvents.DATA_LOSS, (sinks, fields) -> new DataLossSink(sinks.model, fields)),
          entry(JdkEvents.CPU_LOAD, (sinks, fields) -> new CpuLoadSink(sinks.model, fields)),
          entry(
              JdkEvents.GARBAGE_COLLECTION,
              (sinks, fields) -> new GarbageCollectionSink(sinks.model, fields)),
          entry(
              JdkEvents.GC_HEAP_SUMMARY,
              (sinks, fields) -> new HeapSummarySink(sinks.model, fields)));

  private final RecordingModel.Builder model;
  private final DumpsBuilder dumps;
  private final ChunkIdentity identity;

  private interface Factory {
    IEventSink create(EventSinks sinks, EventFields fields);
  }

  public EventSinks(RecordingModel.Builder model, DumpsBuilder dumps, ChunkIdentity identity) {
    this.model = model;
    this.dumps = dumps;
    this.identity = identity;
  }

  /** Returns the names of the events that only JMC reads, which are all but those with metrics. */
  public static Set<String> events() {
    return OTHERS.keySet();
  }

  /** Creates the sink for events of this type, which have these fields. */
  IEventSink sink(String eventName, List<ValueField> dataStructure) {
    EventFields fields = new EventFields(dataStructure);
    if (ContrailEvents.OF_A_SCHEDULER.contains(eventName)) {
      return new SchedulerSink(model, fields);
    }
    if (ContrailEvents.OF_A_WORKER.contains(eventName)) {
      return new WorkerSink(model, fields);
    }
    SampledMetric sampled = ContrailEvents.OF_SAMPLES.get(eventName);
    if (sampled != null) {
      return new SampledSink(model, sampled, fields);
    }
    Factory other = OTHERS.get(eventName);
    return other == null ? event -> {} : other.create(this, fields);
  }
}
