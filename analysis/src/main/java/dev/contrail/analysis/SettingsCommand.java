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

/** {@code settings}: the files to record with, out of the jar. */
@Command(
    name = "settings",
    description = {
      "Writes contrail.jfc and contrail-profile.jfc, to record with, and prints the command that"
          + " does.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    footer = {
      "",
      "Examples:",
      "  " + Main.NAME + " settings /etc/myservice",
      "      contrail.jfc is for continuous use, contrail-profile.jfc for some minutes of close study",
      "  " + Main.NAME + " settings --force",
      "      into this folder, over older ones",
      "",
      "What next:",
      "  Start a recording with the command that is printed; PID is what jps prints. The path is"
          + " the",
      "  recorded JVM's, so in a container the file has to be in there."
    })
final class SettingsCommand implements Callable<Integer> {
  private static final List<String> FILES = List.of("contrail.jfc", "contrail-profile.jfc");

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      defaultValue = ".",
      description = "The folder to write to; this one without it.")
  private Path folder = Path.of(".");

  @Option(names = "--force", description = "Replace files that are there.")
  private boolean force;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws CommandException {
    if (!Files.isDirectory(folder)) {
      throw unwritable(
          folder, Files.exists(folder) ? "is a file, no folder" : "there is no such folder");
    }
    for (String name : FILES) {
      Path file = folder.resolve(name);
      if (Files.exists(file) && !force) {
        throw unwritable(file, "is there already; --force replaces it");
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
      throw unwritable(file, "is there already; --force replaces it");
    } catch (IOException e) {
      throw unwritable(file, "cannot be written: " + e.getClass().getSimpleName());
    }
  }

  private static CommandException unwritable(Path file, String why) {
    return new CommandException(ExitCode.UNWRITABLE_REPORT, file + ": " + why);
  }
}
