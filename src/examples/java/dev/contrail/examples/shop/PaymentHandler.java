package dev.contrail.examples.shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.contrail.task.Tasks;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Waits for a stage that another library, the bank, completes on a thread of its own. */
record PaymentHandler(Replies replies) implements HttpHandler {
  private static final int DECLINED = 50;

  @Override
  public void handle(HttpExchange exchange) {
    int n = Replies.number(exchange);
    replies.whenReady(exchange, Tasks.from(bank(n)));
  }

  private static CompletableFuture<String> bank(int n) {
    Executor later = CompletableFuture.delayedExecutor(3 + n % 5, TimeUnit.MILLISECONDS);
    CompletableFuture<String> answer = new CompletableFuture<>();
    later.execute(
        () -> {
          if (n % DECLINED == 0) {
            answer.completeExceptionally(new PaymentDeclinedException(n));
          } else {
            answer.complete("paid " + n);
          }
        });
    return answer;
  }
}
