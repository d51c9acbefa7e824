package dev.contrail.task;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Validate;
import org.jetbrains.lincheck.datastructures.verifier.EpsilonVerifier;

/**
 * A model check of the operations of one class. It runs the named races in the interleavings with
 * the fewest switches; {@code -Dcontrail.rounds=2} tries more interleavings, and random races.
 */
public final class Model {
  private static final int ROUNDS = Integer.getInteger("contrail.rounds", 1);

  private final Class<?> operations;
  private final ModelCheckingOptions options =
      new ModelCheckingOptions()
          .threads(3)
          .actorsPerThread(2)
          .actorsBefore(1)
          .actorsAfter(1)
          .iterations(4 * (ROUNDS - 1))
          .invocationsPerIteration(120 * ROUNDS);

  public Model(Class<?> operations) {
    this.operations = operations;
  }

  /**
   * Adds a race.
   *
   * @param after the operations that follow it, separated by spaces
   * @param threads the operations of each thread, separated by spaces
   */
  public Model race(String after, String... threads) {
    return race("", after, List.of(threads));
  }

  /**
   * Adds a race.
   *
   * @param before the operations that precede it, separated by spaces
   */
  public Model race(String before, String after, List<String> threads) {
    ExecutionScenario scenario =
        new ExecutionScenario(
            actors(before), threads.stream().map(this::actors).toList(), actors(after), null);
    for (Method method : operations.getMethods()) {
      if (method.isAnnotationPresent(Validate.class)) {
        scenario.setValidationFunction(new Actor(method, List.of()));
      }
    }
    options.addCustomScenario(scenario);
    return this;
  }

  private List<Actor> actors(String names) {
    return Arrays.stream(names.split(" "))
        .filter(name -> !name.isEmpty())
        .map(this::actor)
        .toList();
  }

  private Actor actor(String name) {
    try {
      return new Actor(operations.getMethod(name), List.of());
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  /** Requires every result to match the specification in some sequential order. */
  public void check(Class<?> specification) {
    options.sequentialSpecification(specification).check(operations);
  }

  /** Requires only the checks of the operations themselves. */
  public void check() {
    options.verifier(EpsilonVerifier.class).check(operations);
  }
}
