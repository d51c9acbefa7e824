package dev.contrail.examples.shop;

import com.sun.net.httpserver.HttpServer;
import dev.contrail.Scheduler;
import dev.contrail.metrics.UnstableSchedulerMetrics;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;

/**
 * The main program of the shop. It serves on a free port of the loopback interface, which its first
 * line of output names, until its standard input ends. It therefore never outlives its parent
 * process.
 */
public final class ShopServer {
  /** The start of the first line of output; the port follows. */
  public static final String LISTENING = "listening on ";

  private ShopServer() {}

  /** Serves until standard input ends. */
  public static void main(String[] args) throws IOException {
    // Without this, answers wait up to 40 ms for the client's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // The same number of workers everywhere, so that reports from two machines look alike.
    try (Scheduler scheduler =
            Scheduler.builder().name("shop").workers(4).unstableMetrics(true).build();
        Warehouse warehouse = new Warehouse()) {
      Audit audit = new Audit(scheduler);
      HttpServer server = HttpServer.create(loopback(), 0);
      server.setExecutor(scheduler);
      Replies replies = new Replies(scheduler);
      server.createContext("/price", new PriceHandler(replies));
      server.createContext("/delivery", new DeliveryHandler(replies));
      server.createContext("/payment", new PaymentHandler(replies));
      server.createContext("/search", new SearchHandler(scheduler, replies));
      server.createContext("/stock", new StockHandler(scheduler, replies));
      server.createContext("/invoice", new InvoiceHandler(replies));
      server.createContext("/order", new OrderHandler(warehouse, replies));
      server.start();
      System.out.println(LISTENING + server.getAddress().getPort());
      System.in.transferTo(OutputStream.nullOutputStream()); // returns at the end of the input
      server.stop(0);
      audit.abandon();
      System.out.println("stopped: " + totals(scheduler.metrics().unstable()));
    }
  }

  private static String totals(UnstableSchedulerMetrics metrics) {
    return String.format(
        Locale.ROOT,
        "%,d tasks spawned, %,d ended, %,d of them failed",
        metrics.spawnedTasksCount(),
        metrics.endedTasksCount(),
        metrics.failedTasksCount());
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
