package dev.contrail.bench.twin;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Makes the twin's sources of the engine's, and compiles them. A step of the build. */
public final class TwinBuild {
  private TwinBuild() {}

  /**
   * Makes the twin.
   *
   * @param args the engine's source root; where the twin's sources go; where its classes go
   */
  public static void main(String[] args) throws IOException {
    Path engine = Path.of(args[0]);
    Path sources = Path.of(args[1]);
    Path classes = Path.of(args[2]);
    clear(sources);
    clear(classes);
    compile(write(engine, sources), classes);
  }

  private static List<Path> write(Path engine, Path sources) throws IOException {
    List<Path> written = new ArrayList<>();
    var unseen = new TreeSet<>(TwinEdits.files());
    List<Path> files;
    try (Stream<Path> walk = Files.walk(engine)) {
      files = walk.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    for (Path file : files) {
      String name = engine.relativize(file).toString().replace('\\', '/');
      unseen.remove(name);
      if (name.equals("module-info.java")) {
        continue; // the bench runs on the class path
      }
      Path copy = sources.resolve(name);
      Files.createDirectories(copy.getParent());
      Files.writeString(copy, TwinEdits.apply(name, Files.readString(file)));
      written.add(copy);
    }
    if (!unseen.isEmpty()) {
      throw new IllegalStateException(
          "the engine no longer has " + unseen + ": TwinEdits must follow it");
    }
    return written;
  }

  private static void compile(List<Path> sources, Path classes) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, libraries());
      var options = List.of("--release", "17", "-proc:none", "-nowarn", "-Xlint:none");
      boolean isCompiled =
          javac
              .getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      if (!isCompiled) {
        throw new IllegalStateException("the twin does not compile");
      }
    }
  }

  /** Returns the jars that the engine compiles against, from the class path of this JVM. */
  private static List<Path> libraries() {
    return Stream.of(
            "org.jctools.queues.varhandle.MpscUnboundedVarHandleArrayQueue",
            "org.jctools.queues.MessagePassingQueue",
            "org.jspecify.annotations.Nullable")
        .map(TwinBuild::locationOf)
        .distinct()
        .collect(Collectors.toList());
  }

  private static Path locationOf(String type) {
    try {
      ClassLoader loader = TwinBuild.class.getClassLoader();
      return Path.of(
          Class.forName(type, false, loader)
              .getProtectionDomain()
              .getCodeSource()
              .getLocation()
              .toURI());
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> walk = Files.walk(folder)) {
        for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    Files.createDirectories(folder);
  }
}
