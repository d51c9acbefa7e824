package dev.contrail.analysis.report;

import dev.contrail.analysis.dump.Dump;
import dev.contrail.analysis.dump.Dumps;
import java.util.List;

/**
 * All that may be printed of the dumps of a recording.
 *
 * @param dumps all of them
 * @param shown those whose tasks are printed; of those that stuck, if that was asked for
 * @param notices what a reader must know before believing the rest
 */
public record DumpReport(Dumps dumps, List<Dump> shown, List<String> notices) {

  public DumpReport {
    shown = List.copyOf(shown);
    notices = List.copyOf(notices);
  }
}
