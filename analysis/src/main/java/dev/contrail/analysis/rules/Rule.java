package dev.contrail.analysis.rules;

import dev.contrail.analysis.model.RecordingModel;
import java.util.Set;

/** One check of a recording. A rule has no state. */
public interface Rule {

  /** Returns its name in reports and on the command line, such as {@code LongPoll}. */
  String id();

  /**
   * Returns its topic, by which rules are grouped: {@code Task}, {@code Worker} or {@code
   * Scheduler}.
   */
  String topic();

  /** Returns the event types that the rule needs. */
  Set<String> requiredEvents();

  /** Returns the result for a model, which has the required events. */
  Result evaluate(RecordingModel model);
}
