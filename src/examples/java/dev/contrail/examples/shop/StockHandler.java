package dev.contrail.examples.shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.contrail.Scheduler;
import dev.contrail.sync.Oneshot;
import dev.contrail.task.Task;
import dev.contrail.task.Tasks;

/**
 * Two tasks and a channel: one counts the shelves and yields after each, the other waits for the
 * sum.
 */
record StockHandler(Scheduler scheduler, Replies replies) implements HttpHandler {
  private static final int SHELVES = 5;

  @Override
  public void handle(HttpExchange exchange) {
    int n = Replies.number(exchange);
    Oneshot<Long> stock = new Oneshot<>();
    scheduler.spawn(count(n).map(stock::send));
    replies.whenReady(exchange, stock.receive().map(pieces -> pieces + " pieces"));
  }

  private static Task<Long> count(int n) {
    Task<Long> total = Tasks.ready(0L);
    for (int i = 0; i < SHELVES; i++) {
      int shelf = i;
      total =
          total
              .map(sum -> sum + Work.micros(10, n + shelf) % 10)
              .flatMap(sum -> Tasks.yieldNow().map(yielded -> sum));
    }
    return total;
  }
}
