package dev.contrail.analysis.rules;

import dev.contrail.analysis.model.RecordingModel;
import java.util.Set;

/** One check of a recording. Stateless. */
public interface Rule {

  /** Its name in reports and on the command line, such as {@code LongPoll}. */
  String id();

  /** What it is about, to group by: {@code Task}, {@code Worker}, {@code Scheduler}. */
  String topic();

  /** The types of events without which it cannot tell. */
  Set<String> requiredEvents();

  /** Called only for models that have the required events. */
  Result evaluate(RecordingModel model);
}
