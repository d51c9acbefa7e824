package dev.contrail.analysis.report;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A page in the browser, with the actions of a reader and the complaints of the browser. */
final class BrowserPage {
  private static final Map<String, Integer> KEY_CODES =
      Map.of("Tab", 9, "Enter", 13, "Escape", 27, "ArrowLeft", 37, "ArrowRight", 39);
  private static final int SHIFT = 8;

  private final DevTools devTools;
  private final String session;
  private final String target;
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

  BrowserPage(DevTools devTools, String session, String target) throws Exception {
    this.devTools = devTools;
    this.session = session;
    this.target = target;
    devTools.listen(this::event);
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      send(domain + ".enable", Map.of());
    }
    size(1280, 900);
  }

  private void event(String method, JsonNode event) {
    if (!event.has("sessionId") || !event.get("sessionId").asString().equals(session)) {
      return;
    }
    switch (method) {
      case "Page.loadEventFired" -> loaded.complete(null);
      case "Network.requestWillBeSent" -> requests.add(event.at("/params/request/url").asString());
      case "Runtime.consoleAPICalled",
          "Runtime.exceptionThrown",
          "Log.entryAdded",
          "Page.javascriptDialogOpening" ->
          complaints.add(event.toString());
      default -> {}
    }
  }

  /** Opens a page that a writer printed, from a server of its own. */
  BrowserPage open(String html) throws Exception {
    byte[] page = html.getBytes(StandardCharsets.UTF_8);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
    try {
      loaded = new CompletableFuture<>();
      String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/report.html";
      send("Page.navigate", Map.of("url", address));
      loaded.get(60, TimeUnit.SECONDS);
      await("document.readyState === 'complete'");
    } finally {
      server.stop(0);
    }
    return this;
  }

  BrowserPage size(int width, int height) throws Exception {
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    return this;
  }

  /** Sets the preferences of the system, such as prefers-color-scheme: dark, and the medium. */
  BrowserPage media(String medium, String feature, String value) throws Exception {
    send(
        "Emulation.setEmulatedMedia",
        Map.of("media", medium, "features", List.of(Map.of("name", feature, "value", value))));
    return this;
  }

  BrowserPage withoutScripts() throws Exception {
    send("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    return this;
  }

  /** Returns the value of a JavaScript expression, as text. */
  String evaluate(String expression) throws Exception {
    JsonNode answer = send("Runtime.evaluate", Map.of("expression", "String(" + expression + ")"));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
    }
    return answer.at("/result/value").asString();
  }

  /** Waits until the expression is true, evaluating it once per frame. */
  void await(String expression) throws Exception {
    JsonNode answer =
        send(
            "Runtime.evaluate",
            Map.of(
                "awaitPromise",
                true,
                "expression",
                "new Promise(done => { let frames = 0; const look = () => "
                    + expression
                    + " || ++frames > 1800 ? done(frames) : requestAnimationFrame(look); look(); })"));
    if (answer.at("/result/value").asInt() > 1800) {
      throw new IllegalStateException("never true: " + expression);
    }
  }

  /** Presses a key, as a keyboard does: one character, or the name of another key. */
  void press(String key) throws Exception {
    press(key, 0);
  }

  void pressWithShift(String key) throws Exception {
    press(key, SHIFT);
  }

  private void press(String key, int modifiers) throws Exception {
    String text = key.length() == 1 ? key : key.equals("Enter") ? "\r" : "";
    int code = KEY_CODES.getOrDefault(key, (int) key.charAt(0));
    Map<String, Object> event =
        Map.of("key", key, "text", text, "windowsVirtualKeyCode", code, "modifiers", modifiers);
    for (String type : List.of(text.isEmpty() ? "rawKeyDown" : "keyDown", "keyUp")) {
      Map<String, Object> typed = new HashMap<>(event);
      typed.put("type", type);
      send("Input.dispatchKeyEvent", typed);
    }
  }

  /** Drags the mouse from one share of the width of an element to another. */
  void drag(String selector, double from, double to) throws Exception {
    mouse("mouseMoved", selector, from, 0);
    mouse("mousePressed", selector, from, 1);
    mouse("mouseMoved", selector, (from + to) / 2, 1);
    mouse("mouseMoved", selector, to, 1);
    mouse("mouseReleased", selector, to, 1);
  }

  void doubleClick(String selector) throws Exception {
    for (int clicks = 1; clicks <= 2; clicks++) {
      mouse("mousePressed", selector, 0.5, clicks);
      mouse("mouseReleased", selector, 0.5, clicks);
    }
  }

  void click(String selector) throws Exception {
    mouse("mousePressed", selector, 0.5, 1);
    mouse("mouseReleased", selector, 0.5, 1);
  }

  void point(String selector, double share) throws Exception {
    mouse("mouseMoved", selector, share, 0);
  }

  private void mouse(String type, String selector, double share, int clicks) throws Exception {
    String element = "document.querySelector(\"" + selector + "\")";
    String box = element + ".getBoundingClientRect()";
    evaluate(element + ".scrollIntoView({ block: 'center' })");
    double x = Double.parseDouble(evaluate(box + ".left + " + share + " * " + box + ".width"));
    double y = Double.parseDouble(evaluate(box + ".top + " + box + ".height / 2"));
    send(
        "Input.dispatchMouseEvent",
        Map.of(
            "type",
            type,
            "x",
            x,
            "y",
            y,
            "button",
            clicks == 0 ? "none" : "left",
            "buttons",
            clicks == 0 || type.equals("mouseReleased") ? 0 : 1,
            "clickCount",
            clicks));
  }

  /** Prints the page to paper. */
  byte[] print() throws Exception {
    JsonNode pdf = send("Page.printToPDF", Map.of("printBackground", true));
    return Base64.getDecoder().decode(pdf.get("data").asString());
  }

  /**
   * Returns the complaints: messages of the page on the console, violations of its policy, and
   * dialogs.
   */
  List<String> complaints() {
    return complaints;
  }

  /** Returns the addresses that it requested. */
  List<String> requests() {
    return requests;
  }

  JsonNode send(String method, Map<String, ?> parameters) throws Exception {
    return devTools.send(session, method, parameters);
  }

  void close() throws Exception {
    devTools.send("", "Target.closeTarget", Map.of("targetId", target));
  }
}
