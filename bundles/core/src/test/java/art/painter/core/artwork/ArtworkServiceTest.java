package art.painter.core.artwork;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.artwork.Artwork;
import art.painter.api.artwork.ArtworkFacts;
import art.painter.api.artwork.ArtworkInspector;
import art.painter.api.artwork.Artworks;
import art.painter.api.artwork.Artworks.Uploaded;
import art.painter.api.artwork.Declaration;
import art.painter.api.artwork.Evidence;
import art.painter.api.artwork.Rights;
import art.painter.api.blob.Content;
import art.painter.api.verification.VerificationStore;
import art.painter.core.Sha256;
import art.painter.core.blob.KeptFiles;
import art.painter.core.consent.ConsentScene;
import art.painter.core.training.MemoryBlobs;
import art.painter.testkit.Samples;
import art.painter.testkit.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArtworkServiceTest {
  private static final Caller ARTIST = Samples.account().caller();
  private static final Caller OTHER = new Caller("somebody-else", Set.of(Role.ARTIST));
  private static final Caller REVIEWER = new Caller("reviewer-1", Set.of(Role.REVIEWER));

  private final MemoryArtworks store = new MemoryArtworks();
  private final MemoryBlobs blobs = new MemoryBlobs();
  private volatile boolean isNoPicture;
  private volatile boolean hasCase;
  private final Artworks artworks =
      Settings.of(
              ArtworkService.Config.class,
              config ->
                  new ArtworkService(
                      store,
                      blobs,
                      new KeptFiles(blobs, store::uses),
                      this::inspect,
                      ConsentScene.fake(VerificationStore.class, call -> hasCase),
                      config))
          .with(Map.of("most.bytes", 10, "most.per.artist", 2));

  /** The path of a staged file in memory is its SHA-256. */
  private ArtworkFacts inspect(Path file) {
    if (isNoPicture) {
      throw PlatformException.invalid(ArtworkInspector.UNSUPPORTED, "No picture.");
    }
    return new ArtworkFacts(file.toString(), 3, "image/png", 1600, 1200, Map.of());
  }

  private Uploaded upload(Caller caller, String bytes) {
    return artworks.upload(caller, "work.png", stream(bytes));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertRefused(String code, Executable call) {
    assertEquals(code, assertThrows(PlatformException.class, call).code());
  }

  private void assertNothingIsKept() {
    assertTrue(store.rows.isEmpty());
    assertTrue(blobs.blobs.isEmpty());
  }

  @Test
  void an_upload_is_kept_with_its_facts_and_given_out_as_it_was() throws IOException {
    Uploaded uploaded = upload(ARTIST, "one");
    assertTrue(uploaded.isNew());
    Artwork work = artworks.get(ARTIST, uploaded.artwork().id());
    assertEquals(uploaded.artwork(), work);
    assertEquals(Sha256.of("one"), work.facts().sha256());
    Content content = artworks.content(ARTIST, work.id());
    assertArrayEquals("one".getBytes(StandardCharsets.UTF_8), content.stream().readAllBytes());
    assertEquals("work.png", content.fileName());
    assertEquals("image/png", content.mediaType());
  }

  @Test
  void the_same_bytes_again_are_the_same_work_and_another_artists_own() {
    Artwork first = upload(ARTIST, "one").artwork();
    Uploaded again = upload(ARTIST, "one");
    assertFalse(again.isNew());
    assertEquals(first, again.artwork());
    assertTrue(upload(OTHER, "one").isNew());
  }

  @Test
  void a_file_may_be_as_large_as_the_limit_and_no_byte_larger() {
    assertRefused(Artworks.TOO_LARGE, () -> upload(ARTIST, "a".repeat(11)));
    assertNothingIsKept();
    assertTrue(upload(ARTIST, "a".repeat(10)).isNew());
  }

  @Test
  void an_upload_without_bytes_or_without_its_end_is_not_kept() {
    InputStream cutOff =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the connection is gone");
          }
        };
    assertRefused(Artworks.INCOMPLETE, () -> upload(ARTIST, ""));
    assertRefused(
        Artworks.INCOMPLETE,
        () ->
            artworks.upload(ARTIST, "work.png", new SequenceInputStream(stream("begins"), cutOff)));
    assertNothingIsKept();
  }

  @Test
  void what_the_inspector_refuses_is_not_kept() {
    isNoPicture = true;
    assertRefused(ArtworkInspector.UNSUPPORTED, () -> upload(ARTIST, "one"));
    assertNothingIsKept();
  }

  @Test
  void an_artist_has_so_many_works_until_one_is_removed() {
    Artwork first = upload(ARTIST, "one").artwork();
    upload(ARTIST, "two");
    assertRefused(Artworks.TOO_MANY, () -> upload(ARTIST, "three"));
    upload(OTHER, "three");
    artworks.remove(ARTIST, first.id());
    assertTrue(upload(ARTIST, "three").isNew());
  }

  @ParameterizedTest
  @CsvSource({
    "/home/ada/work.png, work.png",
    "C:\\ada\\work.png, work.png",
    "' a b.png ', a b.png"
  })
  void of_a_path_only_the_files_name_is_kept(String given, String kept) {
    assertEquals(kept, artworks.upload(ARTIST, given, stream("one")).artwork().fileName());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "folder/", "a\nb.png", "a\tb.png"})
  void a_name_that_cannot_be_shown_is_refused(String name) {
    assertRefused(Artworks.NAME_INVALID, () -> artworks.upload(ARTIST, name, stream("one")));
    assertRefused(
        Artworks.NAME_INVALID,
        () -> artworks.upload(ARTIST, "a".repeat(252) + ".png", stream("one")));
    assertNothingIsKept();
  }

  @Test
  void who_is_no_artist_uploads_nothing() {
    assertRefused(Caller.ROLE_NEEDED, () -> upload(REVIEWER, "one"));
    assertRefused(Caller.LOG_IN_NEEDED, () -> upload(Caller.ANONYMOUS, "one"));
    assertNothingIsKept();
  }

  @Test
  void a_declaration_and_evidence_take_the_place_of_earlier_ones() {
    String id = upload(ARTIST, "one").artwork().id();
    Declaration own = new Declaration(Rights.SELF_CREATED, Set.of(), "", Samples.NOW);
    Declaration other = new Declaration(Rights.COMMISSIONED, Set.of(), "For a book.", Samples.NOW);
    assertEquals(Optional.of(own), artworks.declare(ARTIST, id, own).declaration());
    artworks.declare(ARTIST, id, other);
    artworks.addEvidence(ARTIST, id, new Evidence("work.kra", 1));
    artworks.addEvidence(ARTIST, id, new Evidence("work.psd", 2));
    Artwork work = artworks.get(ARTIST, id);
    assertEquals(Optional.of(other), work.declaration());
    assertEquals(Optional.of(new Evidence("work.psd", 2)), work.evidence());
  }

  @Test
  void nobody_else_sees_changes_or_removes_a_work() {
    Artwork work = upload(ARTIST, "one").artwork();
    Declaration theirs = new Declaration(Rights.SELF_CREATED, Set.of(), "", Samples.NOW);
    for (Caller caller : List.of(OTHER, REVIEWER)) {
      List<Executable> calls =
          List.of(
              () -> artworks.get(caller, work.id()),
              () -> artworks.content(caller, work.id()),
              () -> artworks.declare(caller, work.id(), theirs),
              () -> artworks.addEvidence(caller, work.id(), new Evidence("theirs.kra", 1)),
              () -> artworks.remove(caller, work.id()));
      calls.forEach(call -> assertRefused(Artworks.NOT_FOUND, call));
    }
    assertEquals(work, artworks.get(ARTIST, work.id()));
  }

  @Test
  void a_reviewer_sees_a_work_with_a_case_about_it_and_does_no_more() {
    Artwork work = upload(ARTIST, "one").artwork();
    hasCase = true;
    assertEquals(work, artworks.get(REVIEWER, work.id()));
    assertEquals(3, artworks.content(REVIEWER, work.id()).bytes());
    assertRefused(Artworks.NOT_FOUND, () -> artworks.get(OTHER, work.id()));
    assertRefused(Artworks.NOT_FOUND, () -> artworks.remove(REVIEWER, work.id()));
  }

  @Test
  void the_file_of_a_removed_work_goes_with_the_last_work_that_has_it() {
    Artwork mine = upload(ARTIST, "one").artwork();
    Artwork theirs = upload(OTHER, "one").artwork();
    artworks.remove(ARTIST, mine.id());
    assertRefused(Artworks.NOT_FOUND, () -> artworks.get(ARTIST, mine.id()));
    assertEquals(Set.of(Sha256.of("one")), blobs.blobs.keySet());
    artworks.remove(OTHER, theirs.id());
    assertNothingIsKept();
  }
}
