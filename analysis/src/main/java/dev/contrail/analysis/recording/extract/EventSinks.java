package dev.contrail.analysis.recording.extract;

import dev.contrail.analysis.dump.DumpsBuilder;
import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.model.SampledMetric;
import java.util.List;
import org.openjdk.jmc.flightrecorder.parser.IEventSink;
import org.openjdk.jmc.flightrecorder.parser.ValueField;

/** Which event of a chunk goes where. A sink reads the event and lets it go. */
public final class EventSinks {
  private final RecordingModel.Builder model;
  private final DumpsBuilder dumps;
  private final ChunkIdentity identity;

  public EventSinks(RecordingModel.Builder model, DumpsBuilder dumps, ChunkIdentity identity) {
    this.model = model;
    this.dumps = dumps;
    this.identity = identity;
  }

  /** Where events of this type go, which have these fields. */
  IEventSink sink(String typeId, List<ValueField> dataStructure) {
    EventFields fields = new EventFields(dataStructure);
    if (ContrailTypeIds.OF_A_SCHEDULER.contains(typeId)) {
      return new SchedulerSink(model, fields);
    }
    if (ContrailTypeIds.OF_A_WORKER.contains(typeId)) {
      return new WorkerSink(model, fields);
    }
    SampledMetric sampled = ContrailTypeIds.OF_SAMPLES.get(typeId);
    if (sampled != null) {
      return new SampledSink(model, sampled, fields);
    }
    return switch (typeId) {
      case ContrailTypeIds.SCHEDULER_CONFIGURATION -> new ConfigurationSink(model, fields);
      case ContrailTypeIds.COMMITTED_EVENTS -> new CommittedEventsSink(identity, fields);
      case ContrailTypeIds.TASK_DUMP -> new TaskDumpSink(dumps, fields);
      case ContrailTypeIds.TASK_TRACE -> new TaskTraceSink(dumps, fields);
      case ContrailTypeIds.WORKER_TRACE -> new WorkerTraceSink(dumps, fields);
      case ContrailTypeIds.STACK_TEXT -> new StackTextSink(dumps, fields);
      case JdkAttributes.JVM_INFORMATION -> new JvmInformationSink(identity, fields);
      case JdkAttributes.DATA_LOSS -> new DataLossSink(model, fields);
      case JdkAttributes.CPU_LOAD -> new CpuLoadSink(model, fields);
      case JdkAttributes.GARBAGE_COLLECTION -> new GarbageCollectionSink(model, fields);
      case JdkAttributes.GC_HEAP_SUMMARY -> new HeapSummarySink(model, fields);
      default -> event -> {};
    };
  }
}
