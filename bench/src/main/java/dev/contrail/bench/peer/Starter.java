package dev.contrail.bench.peer;

/** How the callbacks of one peer start a task. */
@FunctionalInterface
interface Starter {

  void start(Work task);
}
