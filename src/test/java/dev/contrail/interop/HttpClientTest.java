package dev.contrail.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.contrail.Scheduler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The JDK's HTTP client and server on loopback, each on a scheduler of its own. */
@Timeout(60)
class HttpClientTest {
  private static final int REQUESTS = 200;

  private final Scheduler clientScheduler =
      Scheduler.builder().name("http-client").workers(2).unstableMetrics(true).build();
  private final Scheduler serverScheduler =
      Scheduler.builder().name("http-server").workers(2).unstableMetrics(true).build();
  private final HttpClient client =
      HttpClient.newBuilder()
          .executor(clientScheduler)
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(30))
          .build();
  private HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    server = HttpServer.create(new InetSocketAddress(loopback, 0), REQUESTS);
    server.setExecutor(serverScheduler);
    server.createContext("/echo", HttpClientTest::echo);
    server.start();
  }

  @AfterEach
  @Timeout(30)
  void everythingHasEnded() {
    server.stop(0);
    Ending.assertEndsByItself(clientScheduler);
    Ending.assertEndsByItself(serverScheduler);
  }

  /** Answers with the body and the path, so that every answer is distinct. */
  private static void echo(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      byte[] answer = (exchange.getRequestURI().getPath() + " " + body).getBytes(UTF_8);
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private HttpRequest.Builder request(int number) {
    URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + "/echo/" + number);
    return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30));
  }

  @Test
  void sendAsync_answersEveryRequest_andItsStagesRunInTasks() {
    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      HttpRequest post = request(i).POST(HttpRequest.BodyPublishers.ofString("body " + i)).build();
      answers.add(
          client
              .sendAsync(post, BodyHandlers.ofString())
              .thenApplyAsync(
                  answer -> {
                    assertThat(Scheduler.current()).isSameAs(clientScheduler);
                    assertThat(answer.statusCode()).isEqualTo(200);
                    return answer.body();
                  },
                  clientScheduler));
    }
    for (int i = 0; i < REQUESTS; i++) {
      assertThat(answers.get(i).join()).isEqualTo("/echo/" + i + " body " + i);
    }
    assertThat(clientScheduler.metrics().unstable().spawnedTasksCount()).isPositive();
    assertThat(serverScheduler.metrics().unstable().spawnedTasksCount())
        .isGreaterThanOrEqualTo(REQUESTS);
  }

  @Test
  void send_inTasksThatBlockInPlace_doesNotStarveTheClientsOwn() throws Exception {
    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      HttpRequest get = request(i).build();
      answers.add(
          clientScheduler
              .spawn(
                  () -> {
                    HttpResponse<String> answer =
                        Scheduler.blockInPlace(() -> client.send(get, BodyHandlers.ofString()));
                    return answer.body();
                  })
              .toCompletableFuture());
    }
    for (int i = 0; i < 20; i++) {
      assertThat(answers.get(i).get()).isEqualTo("/echo/" + i + " ");
    }
  }
}
