package dev.contrail.analysis.recording;

import dev.contrail.analysis.recording.ChunkOrder.Place;
import dev.contrail.analysis.recording.chunk.Span;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All files of a recording, and the chunks in them. */
final class RecordingFiles {
  private final List<RecordingFile> files = new ArrayList<>();

  /** The parts of each file that are left out, by the number of the file. */
  private final List<List<String>> leftOut = new ArrayList<>();

  private final List<Place> found = new ArrayList<>();
  private ChunkOrder order = new ChunkOrder(List.of());
  private long sizeBytes;

  private RecordingFiles() {}

  /** Finds the chunks of all files. A file without chunks is left out if another file has some. */
  static RecordingFiles find(List<Path> paths) throws UnreadableRecordingException {
    RecordingFiles files = new RecordingFiles();
    for (Path path : paths) {
      files.add(new RecordingFile(path));
    }
    if (files.found.isEmpty()) {
      throw files.unreadable(0, files.leftOut.get(0).get(0));
    }
    files.order = new ChunkOrder(files.found);
    return files;
  }

  private void add(RecordingFile added) throws UnreadableRecordingException {
    try (FileChannel file = added.open()) {
      Preflight preflight = Preflight.of(file);
      preflight.chunks().forEach(span -> found.add(new Place(files.size(), span)));
      sizeBytes += file.size();
      leftOut.add(preflight.leftOut());
      files.add(added);
    } catch (IOException e) {
      throw added.failed(e);
    }
  }

  /** Returns the names of the files without their folders. */
  List<String> names() {
    return files.stream().map(RecordingFile::name).toList();
  }

  long sizeBytes() {
    return sizeBytes;
  }

  ChunkOrder order() {
    return order;
  }

  /** Returns the chunks of one file in order of time, copies included. */
  List<Span> chunks(int file) {
    return found.stream()
        .filter(place -> place.file() == file)
        .sorted(ChunkOrder.TIME)
        .map(Place::span)
        .toList();
  }

  FileChannel open(int file) throws UnreadableRecordingException {
    return files.get(file).open();
  }

  Instant written(int file) throws IOException {
    return files.get(file).written();
  }

  UnreadableRecordingException unreadable(int file, String why) {
    return files.get(file).unreadable(why);
  }

  /** Adds a sentence for each part of a file that is not a chunk. */
  void say(List<LeftOut> said) {
    for (int i = 0; i < files.size(); i++) {
      LeftOut ofFile = said.get(i);
      if (chunks(i).isEmpty()) {
        ofFile.say("%s; nothing of it was read.", leftOut.get(i).get(0));
      } else {
        leftOut.get(i).forEach(sentence -> ofFile.say("%s", sentence));
      }
    }
  }

  /** Remarks which chunks were not read because a copy of them was. */
  void sayCopies(List<Place> copies, List<LeftOut> said) {
    for (int i = 0; i < files.size(); i++) {
      LeftOut ofFile = said.get(i);
      int file = i;
      List<Place> ofThis =
          copies.stream()
              .filter(copy -> copy.file() == file)
              .sorted(Comparator.comparingLong(copy -> copy.span().position()))
              .toList();
      long chunks = found.stream().filter(place -> place.file() == file).count();
      if (ofThis.size() == chunks && chunks > 1) {
        ofFile.remark("Each of its %,d chunks is a copy of another, and was read once.", chunks);
      } else {
        ofThis.forEach(
            copy -> ofFile.remarkOf(copy.span(), "is a copy of another, and was read once."));
      }
    }
  }
}
