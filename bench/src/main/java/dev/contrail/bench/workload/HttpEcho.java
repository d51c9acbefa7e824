package dev.contrail.bench.workload;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.contrail.bench.peer.Limit;
import dev.contrail.bench.peer.Serving;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The JDK's HTTP server with a peer as its executor, over loopback: connections that are kept alive
 * and send one request after the other, each of which comes back.
 */
final class HttpEcho implements Workload {
  private static final int CONNECTIONS = 16;

  private final HttpServer server;
  private final ExecutorService clients =
      Executors.newFixedThreadPool(CONNECTIONS, HttpEcho::daemon);
  private final List<EchoClient> connections = new ArrayList<>();
  private final int requestsEach;

  HttpEcho(Serving scheduler, int requests) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // else it waits for delayed acks
    requestsEach = Math.max(1, requests / CONNECTIONS);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    server.setExecutor(scheduler.executor());
    server.createContext("/echo", HttpEcho::echo);
    server.start();
    for (int i = 0; i < CONNECTIONS; i++) {
      connections.add(new EchoClient(server.getAddress()));
    }
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "http-client");
    thread.setDaemon(true);
    return thread;
  }

  private static void echo(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public long iterate() throws Exception {
    List<Future<Integer>> replies = new ArrayList<>();
    for (EchoClient connection : connections) {
      replies.add(clients.submit(() -> connection.exchange(requestsEach)));
    }
    long echoed = 0;
    for (Future<Integer> reply : replies) {
      echoed += reply.get(Limit.SECONDS, TimeUnit.SECONDS);
    }
    return echoed;
  }

  @Override
  public long expected() {
    return (long) CONNECTIONS * requestsEach;
  }

  @Override
  public void stop() throws Exception {
    for (EchoClient connection : connections) {
      connection.close();
    }
    clients.shutdownNow();
    server.stop(0);
  }
}
