package dev.contrail.internal.management;

import java.util.concurrent.Callable;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.MBeanException;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.ReflectionException;
import org.jspecify.annotations.Nullable;

/** The MBean of one scheduler: the operation {@code dumpTasks}, which returns text. */
final class SchedulerBean implements DynamicMBean {
  private static final String DUMP_TASKS = "dumpTasks";

  private static final MBeanInfo INFO =
      new MBeanInfo(
          SchedulerBean.class.getName(),
          "A Contrail scheduler",
          null,
          null,
          new MBeanOperationInfo[] {
            new MBeanOperationInfo(
                DUMP_TASKS,
                "Every task of the scheduler at one instant, and where it waits",
                null,
                String.class.getName(),
                MBeanOperationInfo.INFO)
          },
          null);

  private final Callable<String> dump;

  SchedulerBean(Callable<String> dump) {
    this.dump = dump;
  }

  @Override
  public Object invoke(
      String operation, Object @Nullable [] parameters, String @Nullable [] signature)
      throws MBeanException, ReflectionException {
    if (!operation.equals(DUMP_TASKS)) {
      throw new ReflectionException(new NoSuchMethodException(operation));
    }
    try {
      return dump.call();
    } catch (Exception failure) {
      throw new MBeanException(failure);
    }
  }

  @Override
  public Object getAttribute(String name) throws AttributeNotFoundException {
    throw new AttributeNotFoundException(name);
  }

  @Override
  public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
    throw new AttributeNotFoundException(attribute.getName());
  }

  @Override
  public AttributeList getAttributes(String[] names) {
    return new AttributeList();
  }

  @Override
  public AttributeList setAttributes(AttributeList attributes) {
    return new AttributeList();
  }

  @Override
  public MBeanInfo getMBeanInfo() {
    return INFO;
  }
}
