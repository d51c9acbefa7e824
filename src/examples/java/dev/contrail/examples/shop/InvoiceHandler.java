package dev.contrail.examples.shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/** Computes for 30 to 60 ms in one poll, a mistake: tasks queued behind it wait or are stolen. */
record InvoiceHandler(Replies replies) implements HttpHandler {
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    int n = Replies.number(exchange);
    replies.now(exchange, "invoice " + Work.micros(30_000 + n % 31 * 1_000L, n));
  }
}
