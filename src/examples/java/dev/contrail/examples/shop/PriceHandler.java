package dev.contrail.examples.shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/** Computes a price and answers in the poll that handles the request. */
record PriceHandler(Replies replies) implements HttpHandler {
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    int n = Replies.number(exchange);
    replies.now(exchange, "price " + Work.micros(20, n) % 10_000);
  }
}
