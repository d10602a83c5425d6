package art.painter.rest;

import art.painter.api.testoutput.Review;
import art.painter.api.testoutput.TestOutput;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A {@link TestOutput}, as it is answered. */
record TestOutputView(
    String id,
    String ownerId,
    String versionId,
    String prompt,
    long seed,
    double strength,
    String promptSalt,
    TestOutput.State state,
    String message,
    Optional<ImageView> image,
    Optional<ReviewView> review,
    Instant created) {
  static TestOutputView of(TestOutput output) {
    return new TestOutputView(
        output.id(),
        output.ownerId(),
        output.versionId(),
        output.prompt(),
        output.seed(),
        output.strength(),
        output.promptSalt(),
        output.state(),
        output.message(),
        output.image().map(ImageView::of),
        output.review().map(ReviewView::of),
        output.created());
  }

  record ImageView(
      String sha256,
      long bytes,
      String mediaType,
      String receiptId,
      List<String> notes,
      Instant completed) {
    static ImageView of(TestOutput.Image image) {
      return new ImageView(
          image.sha256(),
          image.bytes(),
          image.mediaType(),
          image.receiptId(),
          image.notes(),
          image.completed());
    }
  }

  record ReviewView(Review.Decision decision, String note, Instant at) {
    static ReviewView of(Review review) {
      return new ReviewView(review.decision(), review.note(), review.at());
    }
  }
}
