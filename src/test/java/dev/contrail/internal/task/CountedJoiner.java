package dev.contrail.internal.task;

import java.util.concurrent.atomic.AtomicInteger;

/** A joiner that counts how often it was told. */
final class CountedJoiner extends Joiner {
  final AtomicInteger told = new AtomicInteger();

  @Override
  void completed() {
    told.incrementAndGet();
  }
}
