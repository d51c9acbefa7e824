package dev.contrail.analysis.recording;

import dev.contrail.analysis.dump.DumpsBuilder;
import dev.contrail.analysis.model.RecordingModel;

/**
 * What a recording is read for, and where it goes.
 *
 * @param wanted which events are read
 * @param model takes what is known of the file and of its JVMs, and metrics
 * @param dumps takes dumps
 * @param isAllParsed whether JMC parses what can be read without it too; for tests, which compare
 */
record Purpose(
    Wanted wanted, RecordingModel.Builder model, DumpsBuilder dumps, boolean isAllParsed) {

  static Purpose metrics(RecordingModel.Builder model, boolean isAllParsed) {
    return new Purpose(Wanted.METRICS, model, DumpsBuilder.none(), isAllParsed);
  }

  static Purpose dumps(RecordingModel.Builder model, DumpsBuilder dumps) {
    return new Purpose(Wanted.DUMPS, model, dumps, true);
  }

  boolean isOfDumps() {
    return wanted.equals(Wanted.DUMPS);
  }
}
