package dev.contrail.analysis.report;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The DevTools protocol of a browser: commands, each with its answer, and events. */
final class DevTools implements AutoCloseable, WebSocket.Listener {
  private static final int PATIENCE_SECONDS = 60;

  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<BiConsumer<String, JsonNode>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicInteger commands = new AtomicInteger();
  private final StringBuilder message = new StringBuilder();
  private final WebSocket socket;

  DevTools(String address) throws Exception {
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address), this)
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Calls {@code listener} with the method and the whole message of every event. */
  void listen(BiConsumer<String, JsonNode> listener) {
    listeners.add(listener);
  }

  /** Sends a command and returns the answer; {@code session} is empty for the browser itself. */
  JsonNode send(String session, String method, Map<String, ?> parameters) throws Exception {
    int id = commands.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    Map<String, Object> command =
        session.isEmpty()
            ? Map.of("id", id, "method", method, "params", parameters)
            : Map.of("id", id, "method", method, "params", parameters, "sessionId", session);
    synchronized (socket) { // since it takes one message at a time
      socket
          .sendText(JsonMapper.shared().writeValueAsString(command), true)
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    JsonNode answered = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (answered.has("error")) {
      throw new IllegalStateException(method + ": " + answered.get("error"));
    }
    return answered.get("result");
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
    message.append(part);
    if (isLast) {
      JsonNode whole = JsonMapper.shared().readTree(message.toString());
      message.setLength(0);
      if (whole.has("id")) {
        CompletableFuture<JsonNode> answer = answers.remove(whole.get("id").asInt());
        if (answer != null) {
          answer.complete(whole);
        }
      } else {
        listeners.forEach(each -> each.accept(whole.get("method").asString(), whole));
      }
    }
    from.request(1);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public void close() {
    socket.abort();
  }
}
