package dev.contrail.examples.shop;

import com.sun.net.httpserver.HttpExchange;
import dev.contrail.Scheduler;
import dev.contrail.task.Task;
import dev.contrail.task.Tasks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;

/** Sends answers to requests, at once or when a task is ready. */
final class Replies {
  private final Scheduler scheduler;

  Replies(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Returns the {@code n} of {@code ?n=17}, the number that the load generator gives a request. */
  static int number(HttpExchange exchange) {
    String query = exchange.getRequestURI().getQuery();
    return query == null || !query.startsWith("n=") ? 0 : Integer.parseInt(query.substring(2));
  }

  /** Answers on the worker that runs the handler. */
  void now(HttpExchange exchange, String text) throws IOException {
    send(exchange, 200, text);
  }

  /** Answers when the task is ready. The handler returns at once, which frees its worker. */
  void whenReady(HttpExchange exchange, Task<String> answer) {
    scheduler
        .spawn(answer.flatMap(text -> Tasks.call(() -> send(exchange, 200, text))))
        .toCompletableFuture()
        .whenComplete(
            (status, failure) -> {
              if (failure != null) {
                refuse(exchange, failure);
              }
            });
  }

  private static void refuse(HttpExchange exchange, Throwable failure) {
    try {
      send(exchange, status(failure), failure.toString());
    } catch (IOException e) {
      exchange.close(); // the client is gone, or the answer was partly sent
    }
  }

  private static int status(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof PaymentDeclinedException) {
        return 402;
      }
      if (t instanceof RejectedExecutionException || t instanceof CancellationException) {
        return 503;
      }
    }
    return 500;
  }

  private static int send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
    return status;
  }
}
