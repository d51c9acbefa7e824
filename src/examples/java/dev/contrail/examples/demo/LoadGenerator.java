package dev.contrail.examples.demo;

import static java.net.http.HttpClient.Builder.NO_PROXY;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The main program of the load: simulated users that send a request, wait for the answer, pause,
 * and repeat.
 */
public final class LoadGenerator {
  private static final int USERS = 16;
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).proxy(NO_PROXY).build();
  private final Map<Mix, Answers> answers = new EnumMap<>(Mix.class);
  private final AtomicInteger asked = new AtomicInteger();
  private final int port;
  private final long end;
  private final int maxRequests;

  private LoadGenerator(int port, int seconds, int maxRequests) {
    this.port = port;
    this.end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    this.maxRequests = maxRequests;
    for (Mix mix : Mix.values()) {
      answers.put(mix, new Answers());
    }
  }

  /**
   * Runs the load. The arguments are the port, the duration in seconds, and the maximum number of
   * requests.
   */
  public static void main(String[] args) throws InterruptedException {
    endWithStandardInput();
    LoadGenerator load =
        new LoadGenerator(
            Integer.parseInt(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    List<Thread> users = new ArrayList<>();
    for (int i = 0; i < USERS; i++) {
      SplittableRandom random = new SplittableRandom(i);
      Thread user = new Thread(() -> load.visit(random), "user-" + i);
      user.start();
      users.add(user);
    }
    for (Thread user : users) {
      user.join();
    }
    System.exit(load.print() ? 0 : 1);
  }

  // The parent process holds the other end; when it closes, the parent is gone.
  private static void endWithStandardInput() {
    Thread watch =
        new Thread(
            () -> {
              try {
                System.in.transferTo(OutputStream.nullOutputStream());
              } catch (IOException e) {
                // the parent is gone as well
              }
              Runtime.getRuntime().halt(2);
            },
            "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private void visit(SplittableRandom random) {
    try {
      while (System.nanoTime() - end < 0) {
        int number = asked.getAndIncrement();
        if (number >= maxRequests) {
          return;
        }
        ask(Mix.next(random), number);
        Thread.sleep(random.nextInt(4, 12));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask(Mix mix, int number) throws InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + mix.path() + "?n=" + number);
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(LONGEST_ANSWER).build();
    long start = System.nanoTime();
    int status;
    try {
      status = client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      status = 0;
    }
    answers.get(mix).add(status, System.nanoTime() - start);
  }

  private boolean print() {
    System.out.println(Answers.HEADER);
    boolean good = true;
    for (Map.Entry<Mix, Answers> entry : answers.entrySet()) {
      System.out.println(entry.getValue().row(entry.getKey().path()));
      good &= entry.getValue().failed() == 0;
    }
    return good;
  }
}
