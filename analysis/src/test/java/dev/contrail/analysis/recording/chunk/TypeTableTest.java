package dev.contrail.analysis.recording.chunk;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contrail.analysis.recording.chunk.TypeDescription.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lays out types that no JVM has. Some of them make JMC overflow its stack. */
class TypeTableTest {
  private static final TypeDescription INT = type(1, "int");

  private static TypeDescription type(long id, String name, Field... fields) {
    return new TypeDescription(id, name, null, false, List.of(fields));
  }

  private static TypeDescription event(long id, Field... fields) {
    return new TypeDescription(id, "an.Event", "jdk.jfr.Event", false, List.of(fields));
  }

  private static Field field(long typeId) {
    return new Field("f", typeId, false, 0, List.of());
  }

  private static Field array(long typeId, long dimension) {
    return new Field("f", typeId, false, dimension, List.of());
  }

  private static TypeTable table(TypeDescription... types) {
    return new TypeTable(Arrays.asList(types), Set.of());
  }

  private static void assertLeftOut(String why, TypeTable table, long id) {
    assertThatThrownBy(() -> table.layout(id)).isInstanceOf(DamageException.class).hasMessage(why);
  }

  @Test
  void layout_isRefused_whereATypeContainsItself() {
    TypeTable table = table(type(2, "a", field(3)), type(3, "b", field(2)), type(4, "c", field(4)));

    assertLeftOut("contains itself", table, 2);
    assertLeftOut("contains itself", table, 4);
  }

  @Test
  void layout_isRefused_whereAFieldIsNothingKnown() {
    TypeTable table = table(type(2, "a", field(99)), type(3, "strange"), type(4, "b", field(3)));

    assertLeftOut("has a field of a type that is not described", table, 2);
    assertLeftOut("has a field of a type without fields", table, 4);
  }

  @Test
  void layout_isRefused_whereAFieldIsAnEvent_whateverIsAskedForFirst() throws Exception {
    TypeTable table = table(INT, event(2, field(1)), event(3, field(2)));

    table.layout(2);
    assertLeftOut("has a field that is an event", table, 3);
  }

  @Test
  void layout_isRefused_ofArraysThatCannotBe() {
    TypeDescription nothing = new TypeDescription(2, "a", "super", false, List.of());
    TypeTable table =
        table(INT, nothing, type(3, "b", array(1, 2)), type(4, "c", array(2, 1)), INT);

    assertLeftOut("has an array of arrays", table, 3);
    assertLeftOut("has an array of nothing", table, 4);
  }

  @Test
  void layout_isRefused_whereTypesDoubleAtEachLevel() {
    List<TypeDescription> types = new ArrayList<>(List.of(INT));
    for (long id = 2; id < 16; id++) {
      types.add(type(id, "t" + id, field(id - 1), field(id - 1), field(id - 1)));
    }

    assertLeftOut("has thousands of fields", new TypeTable(types, Set.of()), 15);
  }

  /** Without a cache, each type would be tried again for each type that contains it. */
  @Test
  void layout_isRefusedAtOnce_whereTypesFailAfterManySteps() {
    Field[] fields = new Field[1900];
    Arrays.fill(fields, field(1));
    fields[1899] = field(99);
    List<TypeDescription> types = new ArrayList<>(List.of(INT, type(2, "broken", fields)));
    for (long id = 1000; id < 3000; id++) {
      types.add(event(id, field(2)));
    }
    types.add(event(3000, field(1)));
    TypeTable table = new TypeTable(types, Set.of());

    for (long id = 1000; id < 3000; id++) {
      assertLeftOut("has a field of a type that is not described", table, id);
    }
    assertThatCode(() -> table.layout(3000)).doesNotThrowAnyException();
  }

  @Test
  void layout_ofATypeThatWasReachedTooDeepOnce_isNotTouchedByThat() {
    List<TypeDescription> types = new ArrayList<>(List.of(INT));
    for (long id = 2; id < 20; id++) {
      types.add(type(id, "t" + id, field(id - 1)));
    }
    TypeTable table = new TypeTable(types, Set.of());

    assertLeftOut("contains itself", table, 19);
    assertThatCode(() -> table.layout(10)).doesNotThrowAnyException();
  }

  @Test
  void layout_ofOthers_isNotTouchedByThat() {
    TypeTable table = table(INT, type(2, "a", field(2)), event(3, field(1), array(1, 1)));

    assertLeftOut("contains itself", table, 2);
    assertThatCode(() -> table.layout(3)).doesNotThrowAnyException();
  }
}
