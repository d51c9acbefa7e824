package dev.contrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contrail.time.Sleep;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Set;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SchedulerBeanTest {
  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

  private Set<ObjectName> named(String name) throws Exception {
    return server.queryNames(
        new ObjectName("dev.contrail:type=Scheduler,name=" + ObjectName.quote(name)), null);
  }

  @Test
  void dumpTasks_returnsTheText_whileTheSchedulerLives() throws Exception {
    String name = "odd \"name\", with = and \u001b*";
    try (Scheduler scheduler = Scheduler.builder().name(name).workers(1).build()) {
      var sleeper = scheduler.spawn("sleeper\u001b[31m", Sleep.of(Duration.ofDays(1)));
      await().until(() -> named(name).size() == 1);
      String text = (String) server.invoke(named(name).iterator().next(), "dumpTasks", null, null);
      assertThat(text)
          .contains("dump ", "sleeper\\u001b[31m")
          .matches("[^\\p{Cntrl}]*(\n[^\\p{Cntrl}]*)*");
      sleeper.abort();
    }
    await().until(() -> named(name).isEmpty());
  }
}
