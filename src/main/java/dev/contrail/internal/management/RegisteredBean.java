package dev.contrail.internal.management;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** A scheduler's MBean and its name. For one thread. */
final class RegisteredBean {
  private static final String TYPE = "dev.contrail:type=Scheduler,name=";

  private final String scheduler;
  private final Callable<String> dump;
  private @Nullable ObjectName name;

  RegisteredBean(String scheduler, Callable<String> dump) {
    this.scheduler = scheduler;
    this.dump = dump;
  }

  /** Something that may fail. */
  interface Step {
    void take() throws JMException;
  }

  /** No two schedulers of a JVM have one name. */
  void register() throws JMException {
    ObjectName wanted = new ObjectName(TYPE + ObjectName.quote(scheduler));
    name =
        ManagementFactory.getPlatformMBeanServer()
            .registerMBean(new SchedulerBean(dump), wanted)
            .getObjectName();
  }

  void unregister() throws JMException {
    ObjectName registered = name;
    name = null;
    if (registered != null) {
      ManagementFactory.getPlatformMBeanServer().unregisterMBean(registered);
    }
  }
}
