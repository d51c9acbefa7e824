/**
 * A scheduler among the JVM's MBeans, for the browser of JDK Mission Control and the like. Names no
 * scheduler: it is given what it is to offer.
 */
@NullMarked
package dev.contrail.internal.management;

import org.jspecify.annotations.NullMarked;
