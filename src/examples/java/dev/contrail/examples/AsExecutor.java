package dev.contrail.examples;

import com.sun.net.httpserver.HttpServer;
import dev.contrail.Scheduler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** Uses the scheduler as the executor of a server, of a client, and of a chain of futures. */
class AsExecutor {
  public static void main(String[] args) throws IOException {
    try (Scheduler scheduler = Scheduler.create()) {
      HttpServer server = greeter(scheduler);
      HttpClient client = HttpClient.newBuilder().executor(scheduler).build();

      CompletableFuture<String> answer =
          CompletableFuture.supplyAsync(() -> requestTo(server), scheduler)
              .thenComposeAsync(
                  request -> client.sendAsync(request, BodyHandlers.ofString()), scheduler)
              .thenApplyAsync(response -> response.statusCode() + " " + response.body(), scheduler);

      System.out.println(answer.join());
      server.stop(0);
    }
  }

  private static HttpServer greeter(Scheduler scheduler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(scheduler);
    server.createContext(
        "/",
        exchange -> {
          byte[] greeting = "hello from a worker".getBytes();
          exchange.sendResponseHeaders(200, greeting.length);
          exchange.getResponseBody().write(greeting);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static HttpRequest requestTo(HttpServer server) {
    InetSocketAddress address = server.getAddress();
    return HttpRequest.newBuilder(
            URI.create("http://" + address.getHostString() + ":" + address.getPort()))
        .build();
  }
}
