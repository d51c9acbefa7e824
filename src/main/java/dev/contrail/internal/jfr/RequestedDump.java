package dev.contrail.internal.jfr;

import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * A dump that an event requested.
 *
 * @param id its id; 0 as long as it has not begun
 * @param end completed when all of it is committed; or with the exception that ended it
 */
public record RequestedDump(LongSupplier id, CompletableFuture<?> end) {}
