/** Results as tables and charts: ratios to the best peer of the same run, with intervals. */
@NullMarked
package dev.contrail.bench.report;

import org.jspecify.annotations.NullMarked;
