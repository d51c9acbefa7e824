package dev.contrail.examples.shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.contrail.Scheduler;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Task;
import dev.contrail.task.Tasks;

/** Spawns one task for each shard, which other workers can steal, and adds up their results. */
record SearchHandler(Scheduler scheduler, Replies replies) implements HttpHandler {
  private static final int SHARDS = 16;

  @Override
  public void handle(HttpExchange exchange) {
    int n = Replies.number(exchange);
    Task<Long> total = Tasks.ready(0L);
    for (int i = 0; i < SHARDS; i++) {
      int shard = i;
      JoinHandle<Long> hits = scheduler.spawn(() -> Work.micros(40, n + shard) % 100);
      total = total.flatMap(sum -> Tasks.from(hits).map(found -> sum + found));
    }
    replies.whenReady(exchange, total.map(hits -> hits + " hits"));
  }
}
