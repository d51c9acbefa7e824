/**
 * A work-stealing scheduler that records itself into JDK Flight Recorder. The page of {@link
 * dev.contrail} is where to begin: it maps the words of Tokio and of {@code java.util.concurrent}
 * to the ones here.
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
