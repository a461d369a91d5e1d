package org.isomer.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes the body of an answer up to a bound; one that is longer is broken off there. */
public final class BoundedBody implements HttpResponse.BodySubscriber<BoundedBody.Start> {
  private final int most;
  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
  private final CompletableFuture<Start> body = new CompletableFuture<>();
  private Flow.@Nullable Subscription subscription;

  /**
   * What was taken of a body.
   *
   * @param whole whether that is all
   */
  public record Start(byte[] bytes, boolean whole) {}

  /**
   * Takes nothing yet.
   *
   * @param most bytes that are taken
   */
  BoundedBody(int most) {
    this.most = most;
  }

  @Override
  public CompletionStage<Start> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription begun) {
    subscription = begun;
    begun.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (body.isDone()) {
        return;
      }
      byte[] bytes = new byte[Math.min(buffer.remaining(), most - taken.size())];
      boolean more = bytes.length < buffer.remaining();
      buffer.get(bytes);
      taken.writeBytes(bytes);
      if (more) {
        body.complete(new Start(taken.toByteArray(), false));
        if (subscription != null) {
          subscription.cancel();
        }
      }
    }
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    body.complete(new Start(taken.toByteArray(), true));
  }
}
