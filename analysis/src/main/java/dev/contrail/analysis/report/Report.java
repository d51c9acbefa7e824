package dev.contrail.analysis.report;

import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.rules.Result;
import java.util.List;

/**
 * All that a writer may print.
 *
 * @param model the recording
 * @param results what the rules found, the worst first
 */
public record Report(RecordingModel model, List<Result> results) {

  public Report {
    results = List.copyOf(results);
  }
}
