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
    footer = {
      "",
      "Examples:",
      "  source <(" + Main.NAME + " completion)",
      "      in ~/.bashrc or ~/.zshrc, for every shell from then on; zsh needs no compinit before",
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
