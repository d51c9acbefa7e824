package dev.contrail.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code settings}: writes the recording settings in the jar to a folder. */
@Command(
    name = "settings",
    description = {
      "Writes the recording settings contrail.jfc and contrail-profile.jfc to a folder, and prints"
          + " the command that starts a recording with them.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    footer = {
      "",
      "Examples:",
      "  " + Main.NAME + " settings /etc/myservice",
      "      contrail.jfc is for continuous use, contrail-profile.jfc for a few minutes of close study",
      "  " + Main.NAME + " settings --force",
      "      replaces older files in the current folder",
      "",
      "What next:",
      "  Start a recording with the printed command; PID is the process id that jps prints. The"
          + " recorded",
      "  JVM opens the file, so for a JVM in a container the file must be in that container."
    })
final class SettingsCommand implements Callable<Integer> {
  private static final List<String> FILES = List.of("contrail.jfc", "contrail-profile.jfc");

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      defaultValue = ".",
      description = "The folder to write to. Default: the current folder.")
  private Path folder = Path.of(".");

  @Option(names = "--force", description = "Replace existing files.")
  private boolean force;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws CommandException {
    if (!Files.isDirectory(folder)) {
      throw unwritable(
          folder,
          Files.exists(folder)
              ? "is a file, not a folder; give a folder"
              : "there is no such folder; create it first");
    }
    for (String name : FILES) {
      Path file = folder.resolve(name);
      if (Files.exists(file) && !force) {
        throw unwritable(file, "exists already; --force replaces it");
      }
    }
    for (String name : FILES) {
      write(name, folder.resolve(name));
    }
    spec.commandLine()
        .getOut()
        .println("jcmd PID JFR.start name=contrail settings=default settings=" + first());
    return ExitCode.OK;
  }

  private Path first() {
    return folder.resolve(FILES.get(0)).toAbsolutePath().normalize();
  }

  private void write(String name, Path file) throws CommandException {
    try (InputStream in = SettingsCommand.class.getResourceAsStream("settings/" + name)) {
      if (in == null) {
        throw new IOException(name + " is missing from the jar");
      }
      if (force) {
        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.copy(in, file);
      }
    } catch (FileAlreadyExistsException e) {
      throw unwritable(file, "exists already; --force replaces it");
    } catch (IOException e) {
      throw unwritable(file, "cannot be written: " + e.getClass().getSimpleName());
    }
  }

  private static CommandException unwritable(Path file, String why) {
    return new CommandException(ExitCode.UNWRITABLE_REPORT, file + ": " + why);
  }
}
