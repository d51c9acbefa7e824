/**
 * A work-stealing scheduler that records itself into JDK Flight Recorder. The page of {@link
 * dev.contrail} is the place to begin: it maps the terms of Tokio and of {@code
 * java.util.concurrent} to this API.
 */
module dev.contrail {
  requires org.jctools.core.jdk11;
  requires static java.management;
  requires static jdk.jfr;
  requires static transitive org.jspecify;

  exports dev.contrail;
  exports dev.contrail.dump;
  exports dev.contrail.metrics;
  exports dev.contrail.sync;
  exports dev.contrail.task;
  exports dev.contrail.time;
}
