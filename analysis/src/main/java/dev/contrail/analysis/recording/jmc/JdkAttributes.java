package dev.contrail.analysis.recording.jmc;

import static org.openjdk.jmc.common.item.Attribute.attr;

import dev.contrail.analysis.recording.event.FieldNames;
import org.openjdk.jmc.common.IMCStackTrace;
import org.openjdk.jmc.common.item.IAttribute;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;

/**
 * The fields of the JDK's events that are read. JMC has a class of the same name with hundreds of
 * fields, which takes as long to load as a small recording takes to read.
 */
final class JdkAttributes {

  static final IAttribute<IQuantity> START_TIME =
      attr(FieldNames.START_TIME, FieldNames.START_TIME, UnitLookup.TIMESTAMP);
  static final IAttribute<IQuantity> DURATION =
      attr(FieldNames.DURATION, FieldNames.DURATION, UnitLookup.TIMESPAN);
  static final IAttribute<IMCStackTrace> STACK_TRACE =
      attr("stackTrace", "stackTrace", UnitLookup.STACKTRACE);
  static final IAttribute<String> JVM_NAME = attr("jvmName", "jvmName", UnitLookup.PLAIN_TEXT);
  static final IAttribute<String> JVM_VERSION =
      attr("jvmVersion", "jvmVersion", UnitLookup.PLAIN_TEXT);
  static final IAttribute<String> JAVA_ARGUMENTS =
      attr("javaArguments", "javaArguments", UnitLookup.PLAIN_TEXT);
  static final IAttribute<Number> PID = attr("pid", "pid", UnitLookup.RAW_NUMBER);
  static final IAttribute<IQuantity> AMOUNT = attr("amount", "amount", UnitLookup.MEMORY);

  static final IAttribute<IQuantity> JVM_START_TIME =
      attr("jvmStartTime", "jvmStartTime", UnitLookup.TIMESTAMP);
  static final IAttribute<IQuantity> JVM_USER = attr("jvmUser", "jvmUser", UnitLookup.PERCENTAGE);
  static final IAttribute<IQuantity> JVM_SYSTEM =
      attr("jvmSystem", "jvmSystem", UnitLookup.PERCENTAGE);
  static final IAttribute<IQuantity> MACHINE_TOTAL =
      attr("machineTotal", "machineTotal", UnitLookup.PERCENTAGE);
  static final IAttribute<IQuantity> SUM_OF_PAUSES =
      attr("sumOfPauses", "sumOfPauses", UnitLookup.TIMESPAN);
  static final IAttribute<IQuantity> LONGEST_PAUSE =
      attr("longestPause", "longestPause", UnitLookup.TIMESPAN);
  static final IAttribute<String> WHEN = attr("when", "when", UnitLookup.PLAIN_TEXT);
  static final IAttribute<IQuantity> HEAP_USED = attr("heapUsed", "heapUsed", UnitLookup.MEMORY);

  private JdkAttributes() {}
}
