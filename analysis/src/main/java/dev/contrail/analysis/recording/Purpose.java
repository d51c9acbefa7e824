package dev.contrail.analysis.recording;

import dev.contrail.analysis.dump.DumpsBuilder;
import dev.contrail.analysis.model.RecordingModel;

/**
 * The purpose of a reading: the events that are read, and the builders that take them.
 *
 * @param wanted the events that are read
 * @param model takes the facts about the files and JVMs, and the metrics
 * @param dumps takes the dumps
 * @param isAllParsed whether JMC also parses the events that the byte decoder can read, as tests do
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
