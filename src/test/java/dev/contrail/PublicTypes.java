package dev.contrail;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The Javadoc of the types and packages that a user can see, read from their sources. */
final class PublicTypes extends TreePathScanner<@Nullable Void, @Nullable Void> {
  private final Map<String, String> comments = new TreeMap<>();
  private final DocTrees trees;

  private PublicTypes(DocTrees trees) {
    this.trees = trees;
  }

  /** Returns the comments by the name of the type or package; a missing comment is empty. */
  static Map<String, String> in(Collection<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var sources = manager.getJavaFileObjectsFromPaths(files);
      JavacTask task = (JavacTask) compiler.getTask(null, manager, null, null, null, sources);
      PublicTypes types = new PublicTypes(DocTrees.instance(task));
      for (CompilationUnitTree unit : task.parse()) {
        types.scan(unit, null);
      }
      return types.comments;
    }
  }

  @Override
  public @Nullable Void visitPackage(PackageTree tree, @Nullable Void unused) {
    if (getCurrentPath().getCompilationUnit().getSourceFile().getName().contains("package-info")) {
      comments.put(tree.getPackageName().toString(), comment());
    }
    return null;
  }

  @Override
  public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
    if (isPublic(tree, getCurrentPath().getParentPath())) {
      comments.put(nameOf(getCurrentPath()), comment());
      super.visitClass(tree, null);
    }
    return null;
  }

  @Override
  public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
    return null; // local types are not public
  }

  private static boolean isPublic(ClassTree tree, TreePath parent) {
    return tree.getModifiers().getFlags().contains(Modifier.PUBLIC)
        || parent.getLeaf().getKind() == Tree.Kind.INTERFACE;
  }

  private static String nameOf(TreePath path) {
    String name = ((ClassTree) path.getLeaf()).getSimpleName().toString();
    return path.getParentPath().getLeaf() instanceof ClassTree
        ? nameOf(path.getParentPath()) + "." + name
        : path.getCompilationUnit().getPackageName() + "." + name;
  }

  private String comment() {
    String comment = trees.getDocComment(getCurrentPath());
    return comment != null ? comment : "";
  }
}
