package dev.contrail.analysis.dump;

import java.util.List;

/**
 * The dumps of a recording.
 *
 * @param files the names of its files
 * @param dumps in order of the instants they tell of
 * @param jvms how many JVMs there are
 * @param leftOut a sentence for each part of the recording that could not be read or kept
 * @param remarks a sentence for what is odd about it, though nothing is missing for that
 */
public record Dumps(
    List<String> files, List<Dump> dumps, int jvms, List<String> leftOut, List<String> remarks) {

  public Dumps {
    files = List.copyOf(files);
    dumps = List.copyOf(dumps);
    leftOut = List.copyOf(leftOut);
    remarks = List.copyOf(remarks);
  }

  /** The name of the file, or of the first and how many more there are. */
  public String file() {
    return files.size() == 1 ? files.get(0) : files.get(0) + " and " + (files.size() - 1) + " more";
  }

  /** The same with some of the dumps alone. */
  public Dumps only(List<Dump> some) {
    return new Dumps(files, some, jvms, leftOut, remarks);
  }

  /** Collects dumps with room for as much as this JVM has. */
  public static DumpsBuilder builder() {
    return new DumpsBuilder(DumpRoom.ofThisJvm());
  }
}
