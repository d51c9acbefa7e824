package dev.contrail.bench.workload;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One connection that is kept alive; the least that speaks HTTP. For one thread at a time. */
final class EchoClient implements AutoCloseable {
  private static final byte[] BODY =
      "0123456789abcdef".repeat(8).getBytes(StandardCharsets.US_ASCII);

  private static final byte[] REQUEST =
      ("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
              + BODY.length
              + "\r\n\r\n"
              + new String(BODY, StandardCharsets.US_ASCII))
          .getBytes(StandardCharsets.US_ASCII);

  private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  EchoClient(InetSocketAddress server) throws IOException {
    socket = new Socket(server.getAddress(), server.getPort());
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  /** Sends so many requests, one after the other; how many came back as they were sent. */
  int exchange(int requests) throws IOException {
    int echoed = 0;
    for (int i = 0; i < requests; i++) {
      out.write(REQUEST);
      skipHead();
      if (Arrays.equals(in.readNBytes(BODY.length), BODY)) {
        echoed++;
      }
    }
    return echoed;
  }

  private void skipHead() throws IOException {
    for (int matched = 0; matched < END_OF_HEAD.length; ) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the server closed the connection");
      }
      matched = next == END_OF_HEAD[matched] ? matched + 1 : next == END_OF_HEAD[0] ? 1 : 0;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
