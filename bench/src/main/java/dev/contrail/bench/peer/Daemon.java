package dev.contrail.bench.peer;

import java.util.concurrent.ThreadFactory;

/** Threads that do not keep a fork from ending. */
final class Daemon {
  private Daemon() {}

  static ThreadFactory threads(String name) {
    return work -> {
      var thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
