/**
 * The MBean of a scheduler, for the browser of JDK Mission Control and similar tools. Knows no
 * scheduler: it gets the name and the operation to offer.
 */
@NullMarked
package dev.contrail.internal.management;

import org.jspecify.annotations.NullMarked;
