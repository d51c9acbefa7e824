package dev.contrail.analysis.report;

import dev.contrail.analysis.dump.Dump;
import dev.contrail.analysis.dump.Dumps;
import java.util.List;

/**
 * The contents of a report on dumps.
 *
 * @param dumps all dumps of the recording
 * @param shown the dumps whose tasks are printed, reduced to the stuck tasks if those were
 *     requested
 * @param notices sentences to read before the rest, such as which dumps were compared
 */
public record DumpReport(Dumps dumps, List<Dump> shown, List<String> notices) {

  public DumpReport {
    shown = List.copyOf(shown);
    notices = List.copyOf(notices);
  }
}
