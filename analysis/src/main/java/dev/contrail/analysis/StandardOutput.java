package dev.contrail.analysis;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Standard output, which remembers what went wrong with it: print streams swallow that, and the
 * libraries that write through it wrap it in exceptions of their own.
 */
final class StandardOutput extends OutputStream {
  private final OutputStream stream;
  private @Nullable IOException failure;

  StandardOutput(OutputStream stream) {
    this.stream = stream;
  }

  /** A terminal shows what it is set to; the property is there from JDK 19 on. */
  static Charset charset() {
    return Charset.forName(System.getProperty("stdout.encoding", Charset.defaultCharset().name()));
  }

  /** Why not all of it was written; null if it was. */
  @Nullable CommandException failure() {
    if (failure == null) {
      return null;
    }
    return new CommandException(
        isClosedPipe(failure) ? ExitCode.CLOSED_PIPE : ExitCode.UNWRITABLE_REPORT,
        "standard output cannot be written: " + why(failure));
  }

  /** A reader such as head that has had enough. The message may be in any language. */
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
