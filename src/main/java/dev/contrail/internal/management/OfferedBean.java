package dev.contrail.internal.management;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import javax.management.JMException;
import javax.management.MBeanServerFactory;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** A scheduler's MBean with its name and state. Used by one thread. */
/*
 * WAITING    -> REGISTERED  // the JVM has an MBean server
 * WAITING    -> WITHDRAWN   // the scheduler has ended before
 * REGISTERED -> WITHDRAWN   // the scheduler has ended
 */
final class OfferedBean {
  private static final String TYPE = "dev.contrail:type=Scheduler,name=";

  private enum State {
    WAITING,
    REGISTERED,
    WITHDRAWN
  }

  private final String scheduler;
  private final Callable<String> dump;
  private State state = State.WAITING;
  private @Nullable ObjectName name;

  OfferedBean(String scheduler, Callable<String> dump) {
    this.scheduler = scheduler;
    this.dump = dump;
  }

  /**
   * Registers the bean if that starts no server.
   *
   * @return whether it has to be offered again
   */
  boolean offer() throws JMException {
    if (state == State.WAITING && hasPlatformServer()) {
      state = State.REGISTERED;
      register();
    }
    return state == State.WAITING;
  }

  /**
   * Returns whether the JVM's own server is complete, which its runtime bean shows: other servers
   * may exist before it, and it is visible before it is complete.
   */
  private static boolean hasPlatformServer() throws MalformedObjectNameException {
    var servers = MBeanServerFactory.findMBeanServer(null);
    if (servers.isEmpty()) {
      return false;
    }
    ObjectName known = new ObjectName(ManagementFactory.RUNTIME_MXBEAN_NAME);
    return servers.stream().anyMatch(server -> server.isRegistered(known));
  }

  /** No two schedulers of a JVM have one name. */
  private void register() throws JMException {
    ObjectName wanted = new ObjectName(TYPE + ObjectName.quote(scheduler));
    name =
        ManagementFactory.getPlatformMBeanServer()
            .registerMBean(new SchedulerBean(dump), wanted)
            .getObjectName();
  }

  void withdraw() throws JMException {
    state = State.WITHDRAWN;
    ObjectName registered = name;
    name = null;
    if (registered != null) {
      ManagementFactory.getPlatformMBeanServer().unregisterMBean(registered);
    }
  }
}
