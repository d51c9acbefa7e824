package dev.contrail.analysis.dump;

import java.util.List;

/**
 * The dumps of a recording.
 *
 * @param files the names of its files
 * @param dumps the dumps, in order of their instants
 * @param jvms the number of JVMs
 * @param leftOut a sentence for each part of the recording that could not be read or kept
 * @param remarks a sentence for each oddity that did not cost any data
 */
public record Dumps(
    List<String> files, List<Dump> dumps, int jvms, List<String> leftOut, List<String> remarks) {

  public Dumps {
    files = List.copyOf(files);
    dumps = List.copyOf(dumps);
    leftOut = List.copyOf(leftOut);
    remarks = List.copyOf(remarks);
  }

  /** Returns the name of the file, or the name of the first and the number of further files. */
  public String file() {
    return files.size() == 1 ? files.get(0) : files.get(0) + " and " + (files.size() - 1) + " more";
  }

  /** Returns these dumps reduced to {@code some}. */
  public Dumps only(List<Dump> some) {
    return new Dumps(files, some, jvms, leftOut, remarks);
  }

  /** Returns a builder with the limits that suit the heap of this JVM. */
  public static DumpsBuilder builder() {
    return new DumpsBuilder(DumpRoom.ofThisJvm());
  }
}
