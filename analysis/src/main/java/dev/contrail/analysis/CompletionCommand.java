package dev.contrail.analysis;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code completion}: prints a completion script for bash and zsh. */
@Command(
    name = "completion",
    description = {"Prints a completion script for bash and zsh.", ""},
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    footer = {
      "",
      "Examples:",
      "  source <(" + Main.NAME + " completion)",
      "      in ~/.bashrc or ~/.zshrc: for every new shell; zsh does not need compinit first",
      "  " + Main.NAME + " completion >/etc/bash_completion.d/" + Main.NAME,
      "      for all users of bash",
      "",
      "What next:",
      "  Open another shell, type '" + Main.NAME + " rep' and press Tab."
    })
final class CompletionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    String script = AutoComplete.bash(Main.NAME, spec.root().commandLine());
    spec.commandLine().getOut().print(script);
    return ExitCode.OK;
  }
}
