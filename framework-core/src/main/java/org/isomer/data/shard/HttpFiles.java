package org.isomer.data.shard;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.isomer.http.BoundedBody;
import org.isomer.http.BoundedHttp;
import org.isomer.spi.BadInputException;

/**
 * Files of an HTTP server, whole or in pieces. What fails is tried again a few times; of an answer
 * no more is read than was asked for.
 *
 * @param pause how long to wait before the second attempt; before each further one four times as
 *     long
 */
record HttpFiles(BoundedHttp http, Duration pause) {
  private static final int ATTEMPTS = 3;
  private static final int LONGER = 4;

  /** The longest file that is fetched as a whole. */
  static final int LONGEST = 1 << 24;

  private static final int WHOLE = 200;
  private static final int PART = 206;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int NOTHING_THERE = 416;
  private static final int TOO_MANY = 429;
  private static final int SERVERS_FAULT = 500;

  /** With the patience of a user. */
  static HttpFiles patient() {
    return new HttpFiles(BoundedHttp.following(Duration.ofMinutes(2)), Duration.ofSeconds(1));
  }

  /**
   * A piece of a file.
   *
   * @param total how long the whole file is
   * @param changed when it changed last, as the server says it; empty if it does not
   */
  record Piece(byte[] bytes, long total, String changed) {}

  /**
   * A whole file, of a few megabytes at most; empty if the server has none, or does not give it.
   */
  Optional<byte[]> whole(URI address) {
    HttpResponse<BoundedBody.Start> answer =
        answer(HttpRequest.newBuilder(address), address, WHOLE, LONGEST);
    if (isAbsent(answer)) {
      return Optional.empty();
    }
    if (answer.statusCode() != WHOLE) {
      throw refused(address, answer.statusCode());
    }
    if (!answer.body().whole()) {
      throw new BadInputException(
          "%s: has more than %,d bytes, which is more than is read of it. Correct it on the server."
              .formatted(address, LONGEST));
    }
    return Optional.of(answer.body().bytes());
  }

  /** The first bytes of a file; empty if the server has none, or does not give it. */
  Optional<Piece> beginning(URI address, int count) {
    HttpResponse<BoundedBody.Start> answer = range(address, 0, count - 1L);
    return isAbsent(answer) ? Optional.empty() : Optional.of(piece(answer, address, 0, count - 1L));
  }

  /**
   * A piece of a file.
   *
   * @param last the place of its last byte, which may lie beyond the end of the file
   */
  Piece piece(URI address, long first, long last) {
    return piece(range(address, first, last), address, first, last);
  }

  private HttpResponse<BoundedBody.Start> range(URI address, long first, long last) {
    return answer(
        HttpRequest.newBuilder(address).header("Range", "bytes=%d-%d".formatted(first, last)),
        address,
        PART,
        Math.toIntExact(last - first + 1));
  }

  private static Piece piece(
      HttpResponse<BoundedBody.Start> answer, URI address, long first, long last) {
    if (answer.statusCode() == WHOLE) {
      throw new BadInputException(
          "%s: the server gives whole files only and no pieces (Range). Use another server, or copy the shards to a folder."
              .formatted(address));
    }
    if (answer.statusCode() == NOTHING_THERE) {
      throw new BadInputException(
          "%s: the server has no byte %,d of it. It is empty, or was cut; copy it to the server again."
              .formatted(address, first));
    }
    if (answer.statusCode() != PART) {
      throw refused(address, answer.statusCode());
    }
    byte[] bytes = answer.body().bytes();
    String range = answer.headers().firstValue("Content-Range").orElse("");
    String expected = "bytes %d-%d/".formatted(first, first + bytes.length - 1);
    String total = range.startsWith(expected) ? range.substring(expected.length()) : "";
    boolean told = answer.body().whole() && total.matches("[0-9]{1,15}");
    if (!told || bytes.length != Math.min(last + 1, Long.parseLong(total)) - first) {
      throw new BadInputException(
          "%s: the server gives another piece than the bytes %d to %d that were asked for: \"%s\" with %s%d bytes. Use another server, or copy the shards to a folder."
              .formatted(
                  address,
                  first,
                  last,
                  range,
                  answer.body().whole() ? "" : "more than ",
                  bytes.length));
    }
    return new Piece(
        bytes, Long.parseLong(total), answer.headers().firstValue("Last-Modified").orElse(""));
  }

  private static boolean isAbsent(HttpResponse<?> answer) {
    return switch (answer.statusCode()) {
      case NOT_FOUND, GONE, FORBIDDEN -> true;
      default -> false;
    };
  }

  /**
   * An answer.
   *
   * @param wanted the status with whose body something can be done
   * @param most bytes of that body
   */
  private HttpResponse<BoundedBody.Start> answer(
      HttpRequest.Builder request, URI address, int wanted, int most) {
    request.header("User-Agent", "isomer");
    Duration wait = pause;
    for (int attempt = 1; ; attempt++) {
      String failure;
      try {
        HttpResponse<BoundedBody.Start> answer =
            http.send(request, found -> found == wanted ? most : 0);
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
