package dev.contrail.bench.peer;

/** Spawns the callbacks of one peer as tasks. */
@FunctionalInterface
interface Spawner {

  void spawn(Work task);
}
