package dev.contrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.tools.attach.VirtualMachine;
import dev.contrail.time.Sleep;
import java.io.BufferedReader;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.MBeanServer;
import javax.management.MBeanServerBuilder;
import javax.management.MBeanServerConnection;
import javax.management.MBeanServerDelegate;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Attaches to a JVM that was started without management options, as Mission Control does. */
@Timeout(60)
class AttachedBeanTest {
  private static final String BUILDER = "javax.management.builder.initial";

  private final Process process;
  private final BufferedReader output;

  AttachedBeanTest() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    process =
        new ProcessBuilder(java, "-cp", classPath, Program.class.getName())
            .redirectErrorStream(true)
            .start();
    output = process.inputReader();
  }

  /** A builder of servers that counts the checks for whether its servers are the JVM's. */
  public static final class Builder extends MBeanServerBuilder {
    private static final AtomicInteger LOOKS = new AtomicInteger();

    @Override
    public MBeanServer newMBeanServer(
        String domain, MBeanServer outer, MBeanServerDelegate delegate) {
      MBeanServer server = super.newMBeanServer(domain, outer, delegate);
      InvocationHandler counting =
          (proxy, method, parameters) -> {
            if (method.getName().equals("isRegistered")) {
              LOOKS.incrementAndGet();
            }
            return method.invoke(server, parameters);
          };
      Class<?>[] types = {MBeanServer.class};
      return (MBeanServer) Proxy.newProxyInstance(getClass().getClassLoader(), types, counting);
    }
  }

  /**
   * Creates a bean server of its own and prints the number of servers; a second one would be the
   * JVM's, created without need.
   */
  static final class Program {
    public static void main(String[] arguments) throws Exception {
      System.setProperty(BUILDER, Builder.class.getName());
      MBeanServerFactory.createMBeanServer();
      System.clearProperty(BUILDER);
      Scheduler scheduler = Scheduler.builder().name("plain").workers(1).daemon(true).build();
      scheduler.spawn("sleeper", Sleep.of(Duration.ofDays(1)));
      await().until(() -> Builder.LOOKS.get() >= 2);
      System.out.println("servers: " + MBeanServerFactory.findMBeanServer(null).size());
      int unused = System.in.read();
    }
  }

  @AfterEach
  void endProgram() {
    process.destroyForcibly();
  }

  @SuppressWarnings("BanJNDI") // a child JVM prints its address
  @Test
  void scheduler_isAmongTheMBeans_onceAToolHasConnected_andStartsNoServerBefore() throws Exception {
    assertThat(output.readLine()).isEqualTo("servers: 1");
    VirtualMachine jvm = VirtualMachine.attach(Long.toString(process.pid()));
    String address = jvm.startLocalManagementAgent();
    jvm.detach();
    try (var connector = JMXConnectorFactory.connect(new JMXServiceURL(address))) {
      MBeanServerConnection connection = connector.getMBeanServerConnection();
      ObjectName name = new ObjectName("dev.contrail:type=Scheduler,name=\"plain\"");
      await().until(() -> connection.isRegistered(name));
      assertThat(connection.getMBeanInfo(name).getOperations()).hasSize(1);
      assertThat((String) connection.invoke(name, "dumpTasks", new Object[0], new String[0]))
          .contains("sleeper");
    }
    process.getOutputStream().close();
    assertThat(process.waitFor()).isZero();
  }
}
