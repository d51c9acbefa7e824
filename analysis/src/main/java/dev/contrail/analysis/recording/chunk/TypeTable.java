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
 * The types of a chunk and the layouts of their values. A type that contains itself, lacks a part
 * or is too large has no layout, for a reason that is kept. That does not affect other types.
 */
public final class TypeTable {

  /** Levels of nested types, more than a JVM has. A hostile type may contain itself. */
  private static final int MAX_DEPTH = 16;

  /** Steps of one layout. An event of the JDK has fewer than 30 values. */
  private static final int MAX_STEPS = 2_000;

  /** Steps of all layouts of a chunk. All types of a JVM together have some thousands. */
  private static final int MAX_STEPS_OF_ALL = 1_000_000;

  public static final String TEXT = "java.lang.String";

  private static final Set<String> INTEGERS = Set.of("short", "char", "int", "long");
  private static final Map<String, Integer> FIXED =
      Map.of("boolean", 1, "byte", 1, "float", 4, "double", 8);

  private final Map<Long, TypeDescription> types = new HashMap<>();
  private final Map<Long, Layout> layouts = new HashMap<>();

  /** The pools by type, in order of types, so that equal chunks make equal extracts. */
  private final Map<Long, ConstantPool> pools = new TreeMap<>();

  private @Nullable ConstantPool texts;
  private int stepsOfAll;

  /** The reasons why types have no layout, by type. */
  private final Map<Long, String> failures = new HashMap<>();

  /** Whether a type was nested too deep, which is no failure of the type itself. */
  private boolean isTooDeep;

  /**
   * Makes the table of one chunk.
   *
   * @param described the types that its metadata describe
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

  /** Returns a number that is the id of no type. */
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

  /** Returns the layout of a type, or throws the reason why it has none. */
  public Layout layout(long typeId) throws DamageException {
    isTooDeep = false;
    return layout(typeId, new HashSet<>());
  }

  /** Returns the layout of one field. */
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

  /** Returns the layout of a type. It is calculated once, however many types contain the type. */
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
      stepsOfAll += Math.max(1, steps.size() - before); // a field without a step counts too
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
