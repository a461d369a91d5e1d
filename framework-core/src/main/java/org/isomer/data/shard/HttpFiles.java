package org.isomer.data.shard;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.isomer.spi.BadInputException;

/**
 * Files of an HTTP server, whole or in pieces. What fails is tried again a few times.
 *
 * @param patience how long to wait for an answer with all its bytes
 * @param pause how long to wait before the second attempt; before each further one four times as
 *     long
 */
record HttpFiles(HttpClient client, Duration patience, Duration pause) {
  private static final int ATTEMPTS = 3;
  private static final int LONGER = 4;
  private static final Duration TO_CONNECT = Duration.ofSeconds(10);

  private static final int WHOLE = 200;
  private static final int PART = 206;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int TOO_MANY = 429;
  private static final int SERVERS_FAULT = 500;

  /** With the patience of a user. */
  static HttpFiles patient() {
    return new HttpFiles(connecting(), Duration.ofMinutes(2), Duration.ofSeconds(1));
  }

  static HttpClient connecting() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NORMAL)
        .connectTimeout(TO_CONNECT)
        .build();
  }

  /**
   * A piece of a file.
   *
   * @param total how long the whole file is
   * @param changed when it changed last, as the server says it; empty if it does not
   */
  record Piece(byte[] bytes, long total, String changed) {}

  /** A whole file; empty if the server has none, or does not give it. */
  Optional<byte[]> whole(URI address) {
    HttpResponse<byte[]> answer = answer(HttpRequest.newBuilder(address), address);
    return switch (answer.statusCode()) {
      case WHOLE -> Optional.of(answer.body());
      case NOT_FOUND, GONE, FORBIDDEN -> Optional.empty();
      default -> throw refused(address, answer.statusCode());
    };
  }

  /**
   * A piece of a file.
   *
   * @param last the place of its last byte, which may lie beyond the end of the file
   */
  Piece piece(URI address, long first, long last) {
    HttpResponse<byte[]> answer =
        answer(
            HttpRequest.newBuilder(address).header("Range", "bytes=%d-%d".formatted(first, last)),
            address);
    if (answer.statusCode() == WHOLE) {
      throw new BadInputException(
          "%s: the server gives whole files only and no pieces (Range). Use another server, or copy the shards to a folder."
              .formatted(address));
    }
    if (answer.statusCode() != PART) {
      throw refused(address, answer.statusCode());
    }
    String range = answer.headers().firstValue("Content-Range").orElse("");
    String expected = "bytes %d-%d/".formatted(first, first + answer.body().length - 1);
    String total = range.startsWith(expected) ? range.substring(expected.length()) : "";
    if (!total.matches("[0-9]{1,15}")) {
      throw new BadInputException(
          "%s: the server gives another piece than the one asked for, \"%s\". Use another server, or copy the shards to a folder."
              .formatted(address, range));
    }
    return new Piece(
        answer.body(),
        Long.parseLong(total),
        answer.headers().firstValue("Last-Modified").orElse(""));
  }

  private HttpResponse<byte[]> answer(HttpRequest.Builder request, URI address) {
    HttpRequest built = request.timeout(patience).header("User-Agent", "isomer").build();
    Duration wait = pause;
    for (int attempt = 1; ; attempt++) {
      String failure;
      try {
        HttpResponse<byte[]> answer = send(built);
        int status = answer.statusCode();
        if (status < SERVERS_FAULT && status != TOO_MANY) {
          return answer;
        }
        failure = "the server answers with the status " + status;
      } catch (IOException e) {
        failure = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      } catch (InterruptedException e) {
        throw cutShort(address, e);
      }
      if (attempt == ATTEMPTS) {
        throw new BadInputException(
            "%s: cannot be fetched in %d attempts: %s. Check the address, the server and the network, and try again."
                .formatted(address, ATTEMPTS, failure));
      }
      try {
        Thread.sleep(wait.toMillis());
      } catch (InterruptedException e) {
        throw cutShort(address, e);
      }
      wait = wait.multipliedBy(LONGER);
    }
  }

  /** Waits for all bytes, which the client's own timeout does not. */
  private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException("no whole answer in %d seconds".formatted(patience.toSeconds()), e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    }
  }

  private static BadInputException refused(URI address, int status) {
    return new BadInputException(
        "%s: the server answers with the status %d. Correct the address, or the permissions there."
            .formatted(address, status));
  }

  private static BadInputException cutShort(URI address, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new BadInputException(address + ": the download was cut short.", cause);
  }
}
