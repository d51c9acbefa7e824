package dev.contrail.analysis.model;

/**
 * Events that a JVM committed and the recording does not have.
 *
 * @param eventType the name of their type
 * @param committed how many the JVM committed while it was recorded
 * @param missing how many of these are missing
 */
public record EventLoss(String eventType, long committed, long missing) {}
