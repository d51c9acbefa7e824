package dev.contrail.bench.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The twin runs tasks as the engine does, and has nothing to tell of them. */
class TwinTest {
  @Test
  void twin_runsTasksAndCountsNone() throws Exception {
    try (var engine = new LoadedEngine("target/twin-classes")) {
      assertThat(engine.spawn(() -> "done").get(10, TimeUnit.SECONDS)).isEqualTo("done");

      assertThat(engine.spawnedTasksCount()).isZero();
      assertThat(engine.fieldsOfCell()).doesNotContain("stamp", "slab", "slabIndex");
    }
  }

  @Test
  void engine_countsThem() throws Exception {
    try (var engine = new LoadedEngine("../target/classes")) {
      assertThat(engine.spawn(() -> "done").get(10, TimeUnit.SECONDS)).isEqualTo("done");

      assertThat(engine.spawnedTasksCount()).isEqualTo(1);
    }
  }

  @Test
  void body_isRefused_whenTheMethodIsGone() {
    var edit = new Edit.Body("A.java", "gone", "");

    assertThatThrownBy(() -> edit.apply("class A {\n  void here() {}\n}\n"))
        .hasMessageContaining("no method gone");
  }

  @Test
  void body_isReplaced_withItsInnerBlocks() {
    var edit = new Edit.Body("A.java", "here", " return; ");

    assertThat(edit.apply("class A {\n  void here() {\n    if (x) {\n    }\n  }\n  int y;\n}\n"))
        .isEqualTo("class A {\n  void here() { return; }\n  int y;\n}\n");
  }

  @Test
  void text_isRefused_whenItIsThereTwice() {
    var edit = new Edit.Text("A.java", "int x;", "");

    assertThatThrownBy(() -> edit.apply("int x; int x;")).hasMessageContaining("exactly one");
  }
}
