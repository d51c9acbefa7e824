package dev.contrail.analysis.report;

import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.rules.Result;
import java.util.List;

/**
 * The contents of a report.
 *
 * @param model the recording
 * @param results the results of the rules, the worst first
 */
public record Report(RecordingModel model, List<Result> results) {

  public Report {
    results = List.copyOf(results);
  }
}
