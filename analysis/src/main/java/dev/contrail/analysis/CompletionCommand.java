package dev.contrail.analysis;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code completion}: the script that has a shell complete the others. */
@Command(
    name = "completion",
    description = {"Prints a script with which bash and zsh complete the commands.", ""},
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    footer = {"", "In ~/.bashrc or ~/.zshrc:", "  source <(" + Main.NAME + " completion)"})
final class CompletionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    String script = AutoComplete.bash(Main.NAME, spec.root().commandLine());
    spec.commandLine().getOut().print(script);
    return ExitCode.OK;
  }
}
