package dev.contrail.examples.shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

/** A task of one scheduler that waits for a task of another. */
record OrderHandler(Warehouse warehouse, Replies replies) implements HttpHandler {
  @Override
  public void handle(HttpExchange exchange) {
    replies.whenReady(exchange, warehouse.order(Replies.number(exchange)));
  }
}
