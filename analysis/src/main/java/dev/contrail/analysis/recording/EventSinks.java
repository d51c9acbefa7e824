package dev.contrail.analysis.recording;

import dev.contrail.analysis.model.JvmModel;
import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.model.SampledMetric;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.parser.IEventSink;
import org.openjdk.jmc.flightrecorder.parser.IEventSinkFactory;
import org.openjdk.jmc.flightrecorder.parser.IParserExtension;
import org.openjdk.jmc.flightrecorder.parser.ValueField;

/**
 * Which event goes where. JMC asks once a chunk and event type for a sink; those made here read the
 * event and let it go, where JMC's own, which they do not chain to, would keep it.
 */
final class EventSinks implements IParserExtension, IEventSinkFactory {
  private final RecordingModel.Builder model;
  private final Counter total = new Counter();
  private final Map<String, Counter> contrail = new TreeMap<>();

  private static final class Counter {
    long count;
  }

  EventSinks(RecordingModel.Builder model) {
    this.model = model;
  }

  @Override
  public IEventSinkFactory getEventSinkFactory(IEventSinkFactory subFactory) {
    return this;
  }

  @Override
  public IEventSink create(
      @Nullable String identifier,
      @Nullable String label,
      String @Nullable [] category,
      @Nullable String description,
      List<ValueField> dataStructure) {
    String typeId = identifier == null ? "" : identifier;
    IEventSink reader = reader(typeId, new EventFields(dataStructure));
    if (!ContrailTypeIds.isContrail(typeId)) {
      return event -> {
        total.count++;
        reader.addEvent(event);
      };
    }
    Counter counter = contrail.computeIfAbsent(typeId, key -> new Counter());
    return event -> {
      total.count++;
      counter.count++;
      reader.addEvent(event);
    };
  }

  private IEventSink reader(String typeId, EventFields fields) {
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
      case JdkAttributes.JVM_INFORMATION -> jvmInformation(fields);
      case JdkAttributes.DATA_LOSS -> dataLoss(fields);
      default -> event -> {};
    };
  }

  private IEventSink jvmInformation(EventFields fields) {
    EventFields.Field<String> name = fields.find(JdkAttributes.JVM_NAME);
    EventFields.Field<String> version = fields.find(JdkAttributes.JVM_VERSION);
    EventFields.Field<String> javaArguments = fields.find(JdkAttributes.JAVA_ARGUMENTS);
    EventFields.Field<Number> pid = fields.find(JdkAttributes.PID);
    return event -> {
      Number id = pid.of(event);
      model.jvm(
          new JvmModel(
              EventFields.text(name.of(event)),
              EventFields.text(version.of(event)),
              EventFields.text(javaArguments.of(event)),
              id == null ? null : id.longValue()));
    };
  }

  private IEventSink dataLoss(EventFields fields) {
    EventFields.Field<IQuantity> amount = fields.find(JdkAttributes.AMOUNT);
    return event -> {
      IQuantity bytes = amount.of(event);
      if (bytes != null) {
        model.dataLoss(Math.max(0, bytes.clampedLongValueIn(UnitLookup.BYTE)));
      }
    };
  }

  @Override
  public void flush() {}

  /** Hands the counts to the model, once all chunks are parsed. */
  void finish() {
    model.totalEvents(total.count);
    contrail.forEach(
        (typeId, counter) -> {
          if (counter.count > 0) {
            model.events(typeId, counter.count);
          }
        });
  }
}
