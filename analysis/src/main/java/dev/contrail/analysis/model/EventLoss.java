package dev.contrail.analysis.model;

/**
 * Events of one type that a JVM committed and the recording does not have.
 *
 * @param eventType the name of the type
 * @param committed the number that the JVM committed while it was recorded
 * @param missing the number of these that are missing
 */
public record EventLoss(String eventType, long committed, long missing) {}
