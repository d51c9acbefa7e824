package dev.contrail.analysis;

import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that is written beside its target, and replaces the target once it is complete. Its random
 * name cannot be guessed and it is newly created, so that no link can redirect it. Closing it
 * before {@link #take} deletes it.
 */
final class Replacement implements AutoCloseable {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path target;
  private final Path beside;

  /**
   * Permissions of the replaced file. Null if there is no such file, or if the file system has no
   * POSIX permissions.
   */
  private final @Nullable Set<PosixFilePermission> permissions;

  private Replacement(Path target, @Nullable Set<PosixFilePermission> permissions) {
    byte[] name = new byte[8];
    RANDOM.nextBytes(name);
    this.target = target;
    this.beside = target.resolveSibling(".contrail-" + HexFormat.of().formatHex(name) + ".tmp");
    this.permissions = permissions;
  }

  /** Returns a replacement of a regular file, or of a file that does not exist yet. */
  static Replacement of(Path target) throws IOException {
    PosixFileAttributeView view =
        Files.exists(target)
            ? Files.getFileAttributeView(target, PosixFileAttributeView.class)
            : null;
    return new Replacement(target, view == null ? null : view.readAttributes().permissions());
  }

  Writer writer() throws IOException {
    FileAttribute<?>[] attributes =
        permissions == null
            ? new FileAttribute<?>[0]
            : new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
    SeekableByteChannel channel =
        Files.newByteChannel(
            beside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes);
    beside.toFile().deleteOnExit(); // in case the process is interrupted
    return Channels.newWriter(channel, StandardCharsets.UTF_8);
  }

  /** Moves the new file to the target, with the permissions of the file it replaces. */
  void take() throws IOException {
    if (permissions != null) {
      Files.setPosixFilePermissions(beside, permissions); // the umask may have removed some
    }
    try {
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(beside);
  }
}
