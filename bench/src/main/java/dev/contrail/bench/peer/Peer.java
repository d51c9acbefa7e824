package dev.contrail.bench.peer;

/** A scheduler in all its roles; started with a number of workers, and stopped once. */
public interface Peer extends Spawning, Yielding, Exchanging, Forking, Timing, Piping, Serving {

  /** Ends its threads, or leaves them to the JVM that owns them. */
  void stop() throws Exception;
}
