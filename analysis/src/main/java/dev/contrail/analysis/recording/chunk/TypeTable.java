package dev.contrail.analysis.recording.chunk;

import dev.contrail.analysis.recording.chunk.TypeDescription.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The types of a chunk and how their values lie. A type that cannot be laid out, because it
 * contains itself, lacks a part or has no end, is left out with its reason; the others are not
 * touched by that.
 */
public final class TypeTable {

  /** Deeper than any type of a JVM; a hostile one may contain itself. */
  private static final int MAX_DEPTH = 16;

  /** The values of an event of the JDK are fewer than 30. */
  private static final int MAX_STEPS = 2_000;

  /** Those of all types of a JVM together are some thousands. */
  private static final int MAX_STEPS_OF_ALL = 1_000_000;

  public static final String TEXT = "java.lang.String";

  private static final Set<String> INTEGERS = Set.of("short", "char", "int", "long");
  private static final Map<String, Integer> FIXED =
      Map.of("boolean", 1, "byte", 1, "float", 4, "double", 8);

  private final Map<Long, TypeDescription> types = new HashMap<>();
  private final Map<Long, Layout> layouts = new HashMap<>();

  /** In order of their type, so that equal chunks make equal extracts. */
  private final Map<Long, ConstantPool> pools = new TreeMap<>();

  private @Nullable ConstantPool texts;
  private int stepsOfAll;

  /** Why some types have no layout, wherever they occur. */
  private final Map<Long, String> failures = new HashMap<>();

  /** Whether a type was reached too deep within others, which is not its own failure. */
  private boolean isTooDeep;

  /**
   * Makes the table of one chunk.
   *
   * @param described what its metadata say
   * @param pooled the names of the types whose constants are wanted
   */
  public TypeTable(Collection<TypeDescription> described, Set<String> pooled) {
    for (TypeDescription type : described) {
      types.put(type.id(), type);
    }
    for (TypeDescription type : types.values()) {
      if (pooled.contains(type.name()) && !type.isEvent()) {
        ConstantPool pool = new ConstantPool();
        pools.put(type.id(), pool);
        texts = type.name().equals(TEXT) ? pool : texts;
      }
    }
    pools.keySet().removeIf(typeId -> !hasLayout(typeId));
  }

  public Collection<TypeDescription> all() {
    return types.values();
  }

  public @Nullable TypeDescription type(long id) {
    return types.get(id);
  }

  /** A number that stands for no type. */
  public long freeId() {
    long id = 1;
    while (types.containsKey(id)) {
      id++;
    }
    return id;
  }

  @Nullable ConstantPool textPool() {
    return texts;
  }

  public Map<Long, ConstantPool> pools() {
    return pools;
  }

  /** How the values of this type lie; why that cannot be told is the message of the exception. */
  public Layout layout(long typeId) throws DamageException {
    isTooDeep = false;
    return layout(typeId, new HashSet<>());
  }

  /** How the value of one field lies. */
  public Layout layout(Field field) throws DamageException {
    List<Layout.Step> steps = new ArrayList<>();
    addField(steps, field, new HashSet<>());
    return new Layout(steps);
  }

  private boolean hasLayout(long typeId) {
    try {
      layout(typeId);
      return true;
    } catch (DamageException e) {
      return false;
    }
  }

  private static DamageException damage(String what) {
    return new DamageException(0, what);
  }

  /** Tries to lay out each type once, however often others contain it. */
  private Layout layout(long typeId, Set<Long> within) throws DamageException {
    TypeDescription type = types.get(typeId);
    if (type == null) {
      throw damage("has a field of a type that is not described");
    }
    if (type.isEvent() && !within.isEmpty()) {
      throw damage("has a field that is an event");
    }
    Layout known = layouts.get(typeId);
    if (known != null) {
      return known;
    }
    String failure = failures.get(typeId);
    if (failure != null) {
      throw damage(failure);
    }
    boolean isOutermost = within.isEmpty();
    if (!within.add(typeId) || within.size() > MAX_DEPTH) {
      isTooDeep = within.size() > MAX_DEPTH;
      throw damage("contains itself");
    }
    try {
      Layout layout = new Layout(steps(type, within));
      layouts.put(typeId, layout);
      within.remove(typeId);
      return layout;
    } catch (DamageException e) {
      if (isOutermost || !isTooDeep) {
        failures.put(typeId, e.getMessage());
      }
      throw e;
    }
  }

  private List<Layout.Step> steps(TypeDescription type, Set<Long> within) throws DamageException {
    List<Layout.Step> steps = new ArrayList<>();
    if (type.isPrimitive()) {
      steps.add(primitive(type));
    }
    for (Field field : type.fields()) {
      int before = steps.size();
      addField(steps, field, within);
      stepsOfAll += Math.max(1, steps.size() - before); // those that come to nothing count too
      if (stepsOfAll > MAX_STEPS_OF_ALL) {
        throw damage("is one of too many types");
      }
      if (steps.size() > MAX_STEPS) {
        throw damage("has thousands of fields");
      }
    }
    return steps;
  }

  private Layout.Step primitive(TypeDescription type) throws DamageException {
    if (type.name().equals(TEXT)) {
      return Layout.Step.text(texts);
    }
    Integer size = FIXED.get(type.name());
    if (size != null) {
      return Layout.Step.fixed(size);
    }
    if (!INTEGERS.contains(type.name())) {
      throw damage("has a field of a type without fields");
    }
    return Layout.Step.integer();
  }

  private void addField(List<Layout.Step> steps, Field field, Set<Long> within)
      throws DamageException {
    if (field.dimension() != 0 && field.dimension() != 1) {
      throw damage("has an array of arrays");
    }
    List<Layout.Step> target = field.dimension() == 0 ? steps : new ArrayList<>();
    if (field.isPooled()) {
      target.add(Layout.Step.constant(pools.get(field.typeId())));
    } else {
      target.addAll(layout(field.typeId(), within).steps());
    }
    if (field.dimension() == 1) {
      if (target.isEmpty()) {
        throw damage("has an array of nothing");
      }
      steps.add(Layout.Step.array(new Layout(target)));
    }
  }
}
