package dev.contrail.bench.peer;

/** Family of the workloads that divide and conquer. */
public interface Forking {

  /**
   * From a thread outside: counts the leaves of a binary tree; each inner node forks its left half,
   * does the right one itself and joins the left.
   */
  long countLeaves(int depth) throws Exception;
}
