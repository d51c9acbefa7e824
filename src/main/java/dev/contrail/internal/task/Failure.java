package dev.contrail.internal.task;

/** The outcome of a task that threw. */
record Failure(Throwable thrown) {}
