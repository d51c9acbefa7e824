package dev.contrail.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file descriptor that the process was started with. Its target is read from {@code /proc}, so it
 * is known on Linux only; elsewhere a descriptor is neither a terminal nor a pipe.
 */
enum Descriptor {
  STANDARD_OUTPUT(1),
  STANDARD_ERROR(2);

  private final Path link;

  Descriptor(int number) {
    link = Path.of("/proc/self/fd", Integer.toString(number));
  }

  boolean isTerminal() {
    String target = target();
    return target.startsWith("/dev/pts/")
        || target.startsWith("/dev/tty")
        || target.equals("/dev/console");
  }

  boolean isPipe() {
    return target().startsWith("pipe:");
  }

  private String target() {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }
}
