package dev.contrail.analysis;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Standard output that remembers its first failure. Print streams swallow such failures, and the
 * libraries that write through them wrap them in exceptions of their own.
 */
final class StandardOutput extends OutputStream {
  private final OutputStream stream;
  private @Nullable IOException failure;

  StandardOutput(OutputStream stream) {
    this.stream = stream;
  }

  /** Returns the character set that the terminal is set to. The property exists from JDK 19 on. */
  static Charset charset() {
    return Charset.forName(System.getProperty("stdout.encoding", Charset.defaultCharset().name()));
  }

  /** Returns the failure to report if not all output was written, or null. */
  @Nullable CommandException failure() {
    if (failure == null) {
      return null;
    }
    return new CommandException(
        isClosedPipe(failure) ? ExitCode.CLOSED_PIPE : ExitCode.UNWRITABLE_REPORT,
        "standard output cannot be written: " + why(failure));
  }

  /**
   * Returns whether the reader, such as head, has closed the pipe. The message depends on the
   * language of the system, so every failure of a pipe counts.
   */
  private static boolean isClosedPipe(IOException failure) {
    return why(failure).toLowerCase(Locale.ROOT).contains("broken pipe")
        || Descriptor.STANDARD_OUTPUT.isPipe();
  }

  private static String why(IOException failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      stream.write(bytes, offset, length);
    } catch (IOException e) {
      throw remember(e);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      stream.flush();
    } catch (IOException e) {
      throw remember(e);
    }
  }

  private IOException remember(IOException e) {
    failure = failure == null ? e : failure;
    return e;
  }
}
