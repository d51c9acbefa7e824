package dev.contrail.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class UsingTest {
  private final ManualContext cx = new ManualContext();
  private final CountingLease lease = new CountingLease();
  private final Probe<CountingLease> resource = new Probe<>();
  private final Probe<String> body = new Probe<>();

  @Test
  void using_closesTheResource_whenTheBodyIsReady() throws Exception {
    Task<String> using = Tasks.using(resource, used -> body);
    cx.poll(using);
    resource.ready(lease);
    cx.poll(using);
    assertThat(lease.closes).isZero();
    body.ready("a");
    assertThat(cx.poll(using).value()).isEqualTo("a");
    assertThat(lease.closes).isEqualTo(1);
    assertThat(resource.cancels + body.cancels).isZero();
  }

  @Test
  void using_closesTheResource_whenTheBodyFails() {
    IllegalStateException thrown = new IllegalStateException("body");
    Task<String> using = Tasks.using(resource.ready(lease), used -> body.fail(thrown));
    assertThatThrownBy(() -> cx.poll(using)).isSameAs(thrown);
    using.cancel();
    assertThat(lease.closes).isEqualTo(1);
    assertThat(body.cancels).isEqualTo(1);
  }

  @Test
  void using_closesTheResource_whenTheBodyCannotBeMade() {
    Task<String> using =
        Tasks.using(
            resource.ready(lease),
            used -> {
              throw new IllegalStateException("function");
            });
    assertThatThrownBy(() -> cx.poll(using)).hasMessage("function");
    using.cancel();
    assertThat(lease.closes).isEqualTo(1);
  }

  @Test
  void cancel_beforeTheResource_cancelsItsTask() throws Exception {
    Task<String> using = Tasks.using(resource, used -> body);
    cx.poll(using);
    using.cancel();
    assertThat(resource.cancels).isEqualTo(1);
    assertThat(body.cancels).isZero();
  }

  @Test
  void cancel_cancelsTheBody_beforeItClosesTheResource() throws Exception {
    Task<String> watching =
        new Task<>() {
          @Override
          public Poll<String> poll(Context context) {
            return context.pending(body);
          }

          @Override
          public void cancel() {
            assertThat(lease.closes).isZero();
            throw new IllegalStateException("cancel");
          }
        };
    Task<String> using = Tasks.using(resource.ready(lease), used -> watching);
    cx.poll(using);
    assertThatThrownBy(using::cancel).hasMessage("cancel");
    assertThat(lease.closes).isEqualTo(1);
  }

  @Test
  void using_fails_whenCloseThrows() {
    Exception thrown = new Exception("close");
    AutoCloseable failing =
        () -> {
          throw thrown;
        };
    CountingLease result = new CountingLease();
    Task<CountingLease> using = Tasks.using(Tasks.ready(failing), used -> Tasks.ready(result));
    assertThatThrownBy(() -> cx.poll(using)).isSameAs(thrown);
    assertThat(result.closes).isEqualTo(1);
  }
}
