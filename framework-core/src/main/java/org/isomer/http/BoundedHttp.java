package org.isomer.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntUnaryOperator;

/**
 * Asks servers over HTTP/1.1, waits for each answer with all its bytes no longer than it may take,
 * and reads no more bytes than are wanted.
 */
public final class BoundedHttp {
  private static final Duration TO_CONNECT = Duration.ofSeconds(10);

  private final HttpClient client;
  private final Duration patience;

  private BoundedHttp(Duration patience, HttpClient.Redirect redirect) {
    this.patience = patience;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(redirect)
            .connectTimeout(TO_CONNECT)
            .build();
  }

  /**
   * For files, which a server may have moved elsewhere.
   *
   * @param patience how long to wait for an answer with all its bytes
   */
  public static BoundedHttp following(Duration patience) {
    return new BoundedHttp(patience, HttpClient.Redirect.NORMAL);
  }

  /**
   * For a service, which answers itself: what is told to it, as a password, nobody else learns.
   *
   * @param patience how long to wait for an answer with all its bytes
   */
  public static BoundedHttp staying(Duration patience) {
    return new BoundedHttp(patience, HttpClient.Redirect.NEVER);
  }

  /**
   * Asks, and waits for the answer.
   *
   * @param most how many bytes are read of the body that comes with a status
   * @throws IOException if there is no whole answer in time
   */
  public HttpResponse<BoundedBody.Start> send(HttpRequest.Builder request, IntUnaryOperator most)
      throws IOException, InterruptedException {
    // The client's own timeout ends with the head of an answer.
    CompletableFuture<HttpResponse<BoundedBody.Start>> answer =
        client.sendAsync(
            request.timeout(patience).build(),
            head -> new BoundedBody(most.applyAsInt(head.statusCode())));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("no whole answer in %d seconds".formatted(patience.toSeconds()), e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    } finally {
      answer.cancel(true);
    }
  }
}
