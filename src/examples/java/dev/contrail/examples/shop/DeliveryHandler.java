package dev.contrail.examples.shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.contrail.task.Tasks;
import dev.contrail.time.Sleep;
import java.time.Duration;

/** Waits 5 to 20 ms, as for a carrier's answer, without occupying a thread. */
record DeliveryHandler(Replies replies) implements HttpHandler {
  @Override
  public void handle(HttpExchange exchange) {
    int n = Replies.number(exchange);
    Sleep carrier = Sleep.of(Duration.ofMillis(5 + n % 16));
    replies.whenReady(exchange, carrier.andThen(Tasks.call(() -> "in " + (1 + n % 3) + " days")));
  }
}
